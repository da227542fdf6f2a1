package dev.tracelab.chaos.audit;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Payment;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Product;
import dev.tracelab.chaos.audit.DatabaseSnapshot.Reservation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the databases of a quiescent system.
 *
 * @param snapshot of both databases
 * @param acknowledgements the responses that clients received
 */
public record InvariantAudit(
    DatabaseSnapshot snapshot, Collection<Acknowledgement> acknowledgements) {

  /**
   * The response to one request.
   *
   * @param key the idempotency key of the request
   * @param orderId id of the accepted order; null if the status was not 201
   */
  public record Acknowledgement(String key, String orderId) {}

  /** An audit of the databases alone, without a record of the responses. */
  public static InvariantAudit of(DatabaseSnapshot snapshot) {
    return new InvariantAudit(snapshot, List.of());
  }

  /** All findings, the most severe first. */
  public List<Finding> findings() {
    return List.of(lost(), doubled(), oversold(), unfinished(), paid(), reserved(), outbox());
  }

  private Finding lost() {
    Map<String, OrderRow> byId =
        snapshot.orders().stream().collect(Collectors.toMap(OrderRow::id, Function.identity()));
    List<Acknowledgement> accepted =
        acknowledgements.stream().filter(ack -> ack.orderId() != null).toList();
    return new Finding(
        "0 lost",
        "every order with a 201 response exists under its key and is fulfilled",
        accepted.size(),
        accepted.stream().flatMap(ack -> lost(ack, byId.get(ack.orderId()))).toList());
  }

  private static Stream<String> lost(Acknowledgement ack, OrderRow order) {
    if (order == null) {
      return Stream.of("order " + ack.orderId() + " was accepted but does not exist");
    }
    if (!order.key().equals(ack.key())) {
      return Stream.of("order " + order.id() + " belongs to another key");
    }
    return order.fulfilled()
        ? Stream.empty()
        : Stream.of(
            "order %s was accepted but is %s (%s)"
                .formatted(order.id(), order.state(), order.reason()));
  }

  private Finding doubled() {
    Map<String, Long> byKey =
        snapshot.orders().stream()
            .collect(Collectors.groupingBy(OrderRow::key, Collectors.counting()));
    List<String> violations = new ArrayList<>();
    byKey.forEach((key, orders) -> addIf(violations, orders > 1, key + " created several orders"));
    Map<String, List<Acknowledgement>> accepted =
        acknowledgements.stream()
            .filter(ack -> ack.orderId() != null)
            .collect(Collectors.groupingBy(Acknowledgement::key));
    accepted.forEach(
        (key, all) ->
            addIf(
                violations,
                all.stream().distinct().count() > 1,
                "responses for " + key + " name several orders"));
    return new Finding("0 doubled", "each key created at most one order", byKey.size(), violations);
  }

  private Finding oversold() {
    Map<String, Long> fulfilled = new HashMap<>();
    snapshot.orders().stream()
        .filter(OrderRow::fulfilled)
        .forEach(order -> order.items().forEach((sku, n) -> fulfilled.merge(sku, n, Long::sum)));
    List<String> violations = new ArrayList<>();
    for (Product product : snapshot.products()) {
      long due = fulfilled.getOrDefault(product.sku(), 0L);
      long sum = product.onHand() + product.reserved() + product.shipped();
      addIf(violations, product.onHand() < 0, product.sku() + " has negative stock on hand");
      addIf(violations, sum != product.received(), product.sku() + " does not add up: " + product);
      addIf(violations, product.reserved() != 0, product.sku() + " is still reserved: " + product);
      addIf(
          violations,
          product.shipped() != due,
          "%s: %d shipped, %d in fulfilled orders"
              .formatted(product.sku(), product.shipped(), due));
    }
    return new Finding(
        "0 oversold",
        "on hand + reserved + shipped = received, and shipped = total of fulfilled orders",
        snapshot.products().size(),
        violations);
  }

  private Finding unfinished() {
    return each(
        "0 without a final state",
        "every order is fulfilled or rejected",
        order ->
            order.isFinal() ? Optional.empty() : Optional.of(order.id() + " is " + order.state()),
        Stream.empty());
  }

  private Finding paid() {
    return each(
        "payments",
        "authorised once, with the order's total, for exactly the fulfilled orders",
        order -> {
          Optional<Payment> payment = snapshot.payment(order);
          boolean authorised = payment.filter(Payment::authorised).isPresent();
          boolean right =
              authorised == order.fulfilled()
                  && (!authorised || order.totalMinor() == payment.get().amountMinor());
          return right
              ? Optional.empty()
              : Optional.of("%s is %s: %s".formatted(order.id(), order.state(), payment));
        },
        withoutOrder(snapshot.payments(), Payment::authorised));
  }

  private Finding reserved() {
    return each(
        "reservations",
        "committed, with the order's items, for exactly the fulfilled orders; none held",
        order -> {
          Optional<Reservation> stock = snapshot.reservation(order);
          boolean committed = stock.filter(Reservation::committed).isPresent();
          boolean right =
              stock.filter(Reservation::held).isEmpty()
                  && committed == order.fulfilled()
                  && (!committed || order.items().equals(stock.get().items()));
          return right
              ? Optional.empty()
              : Optional.of("%s is %s: %s".formatted(order.id(), order.state(), stock));
        },
        withoutOrder(snapshot.reservations(), stock -> stock.held() || stock.committed()));
  }

  private <T> Stream<String> withoutOrder(Map<String, T> rows, Predicate<T> counts) {
    Set<String> orders = snapshot.orders().stream().map(OrderRow::id).collect(Collectors.toSet());
    return rows.entrySet().stream()
        .filter(entry -> !orders.contains(entry.getKey()) && counts.test(entry.getValue()))
        .map(entry -> "there is no order " + entry.getKey() + ": " + entry.getValue());
  }

  private Finding outbox() {
    List<String> violations =
        snapshot.outbox() == 0 ? List.of() : List.of(snapshot.outbox() + " rows remain");
    return new Finding("outbox", "empty", snapshot.outbox(), violations);
  }

  private Finding each(
      String invariant,
      String meaning,
      Function<OrderRow, Optional<String>> violation,
      Stream<String> more) {
    Stream<String> violations = snapshot.orders().stream().map(violation).flatMap(Optional::stream);
    return new Finding(
        invariant, meaning, snapshot.orders().size(), Stream.concat(violations, more).toList());
  }

  private static void addIf(List<String> violations, boolean violated, String sentence) {
    if (violated) {
      violations.add(sentence);
    }
  }
}
