package dev.tracelab.e2e.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be so of all orders there ever were, once nothing is under way any more. */
final class Audit {

  private final Database orders;
  private final Database inventory;

  private Audit(Database orders, Database inventory) {
    this.orders = orders;
    this.inventory = inventory;
  }

  static Audit of(Database orders, Database inventory) {
    return new Audit(orders, inventory);
  }

  /** What is still under way, in sentences; nothing once all has come to its end. */
  List<String> unfinished() {
    List<String> found = new ArrayList<>();
    found.addAll(
        orders.query(
            """
            SELECT 'Order ' || id || ' is ' || state || '.' FROM orders
            WHERE state NOT IN ('FULFILLED', 'REJECTED')
            """));
    found.addAll(orders.query("SELECT 'Order ' || order_id || ' is in the outbox.' FROM outbox"));
    found.addAll(
        inventory.query(
            "SELECT 'Reservation ' || id || ' is HELD.' FROM reservations WHERE state = 'HELD'"));
    return found;
  }

  /** What contradicts itself, in sentences; must be nothing. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    found.addAll(payments());
    found.addAll(units());
    found.addAll(reservations());
    return found;
  }

  /** Money is taken for what is fulfilled, and for nothing else. */
  private List<String> payments() {
    return orders.query(
        """
        SELECT 'Order ' || coalesce(o.id, p.order_id) || ' is ' || coalesce(o.state, 'unknown')
               || ' and its payment ' || coalesce(p.state, 'missing') || '.'
        FROM orders o FULL JOIN payment_authorisations p ON p.order_id = o.id
        WHERE coalesce(o.state = 'FULFILLED', false)
              <> coalesce(p.state = 'AUTHORISED', false)
           OR (p.state = 'AUTHORISED' AND p.amount_minor IS DISTINCT FROM o.total_minor)
        """);
  }

  /** What was received is on hand or shipped, and what is shipped was committed. */
  private List<String> units() {
    return inventory.query(
        """
        SELECT 'Of ' || p.sku || ' ' || received || ' were received, ' || on_hand || ' are on hand, '
               || reserved || ' reserved, ' || shipped || ' shipped, ' || c.units || ' committed.'
        FROM products p CROSS JOIN LATERAL (
          SELECT coalesce(sum(i.quantity), 0) AS units
          FROM reservation_items i JOIN reservations r ON r.id = i.reservation_id
          WHERE r.state = 'COMMITTED' AND i.sku = p.sku) c
        WHERE on_hand + reserved + shipped <> received OR reserved <> 0 OR on_hand < 0
           OR shipped <> c.units
        """);
  }

  /** Stock is shipped for each order that is fulfilled, and for none that is not. */
  private List<String> reservations() {
    Set<String> committed =
        Set.copyOf(inventory.query("SELECT id FROM reservations WHERE state = 'COMMITTED'"));
    Set<String> fulfilled = new HashSet<>(ordersThat("state = 'FULFILLED'"));
    List<String> found = new ArrayList<>();
    fulfilled.stream()
        .filter(id -> !committed.contains(id))
        .forEach(id -> found.add("Order " + id + " is fulfilled and its stock is not shipped."));
    ordersThat("state <> 'FULFILLED'").stream()
        .filter(committed::contains)
        .forEach(id -> found.add("Order " + id + " is not fulfilled and its stock is shipped."));
    return found;
  }

  private List<String> ordersThat(String condition) {
    return orders.query("SELECT id FROM orders WHERE " + condition);
  }
}
