package dev.tracelab.lab.chaos.audit;

import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import dev.tracelab.lab.chaos.audit.Books.Payment;
import dev.tracelab.lab.chaos.audit.Books.Product;
import dev.tracelab.lab.chaos.audit.Books.Reservation;
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
 * Checks the books once nothing is under way any more.
 *
 * @param books of both databases
 * @param promises what clients were told
 */
public record InvariantAudit(Books books, Collection<Promise> promises) {

  /**
   * What a client was told.
   *
   * @param key the idempotency key it asked with
   * @param orderId the order it was answered with 201; null if it was not
   */
  public record Promise(String key, String orderId) {}

  /** An audit of the books alone, where nobody wrote down what clients were told. */
  public static InvariantAudit of(Books books) {
    return new InvariantAudit(books, List.of());
  }

  /** All findings about the books, the gravest first. */
  public List<Finding> findings() {
    return List.of(lost(), doubled(), oversold(), unfinished(), paid(), reserved(), outbox());
  }

  private Finding lost() {
    Map<String, OrderEntry> byId =
        books.orders().stream().collect(Collectors.toMap(OrderEntry::id, Function.identity()));
    List<Promise> kept = promises.stream().filter(promise -> promise.orderId() != null).toList();
    return new Finding(
        "0 lost",
        "every order answered 201 is there under its key, and is fulfilled",
        kept.size(),
        kept.stream().flatMap(promise -> broken(promise, byId.get(promise.orderId()))).toList());
  }

  private static Stream<String> broken(Promise promise, OrderEntry order) {
    if (order == null) {
      return Stream.of("order " + promise.orderId() + " was answered 201 and is not there");
    }
    if (!order.key().equals(promise.key())) {
      return Stream.of("order " + order.id() + " belongs to another key");
    }
    return order.fulfilled()
        ? Stream.empty()
        : Stream.of(
            "order %s was answered 201 and is %s (%s)"
                .formatted(order.id(), order.state(), order.reason()));
  }

  private Finding doubled() {
    Map<String, Long> byKey =
        books.orders().stream()
            .collect(Collectors.groupingBy(OrderEntry::key, Collectors.counting()));
    List<String> violations = new ArrayList<>();
    byKey.forEach((key, orders) -> addIf(violations, orders > 1, key + " made several orders"));
    Map<String, List<Promise>> told =
        promises.stream()
            .filter(promise -> promise.orderId() != null)
            .collect(Collectors.groupingBy(Promise::key));
    told.forEach(
        (key, all) ->
            addIf(violations, all.stream().distinct().count() > 1, key + " was told two orders"));
    return new Finding("0 doubled", "each key made one order at most", byKey.size(), violations);
  }

  private Finding oversold() {
    Map<String, Long> fulfilled = new HashMap<>();
    books.orders().stream()
        .filter(OrderEntry::fulfilled)
        .forEach(order -> order.items().forEach((sku, n) -> fulfilled.merge(sku, n, Long::sum)));
    List<String> violations = new ArrayList<>();
    for (Product product : books.products()) {
      long due = fulfilled.getOrDefault(product.sku(), 0L);
      long sum = product.onHand() + product.reserved() + product.shipped();
      addIf(violations, product.onHand() < 0, product.sku() + " is below nothing on hand");
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
        "on hand + reserved + shipped = received, and shipped = what fulfilled orders have",
        books.products().size(),
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
        "authorised once, with the order's total, for fulfilled orders and for no others",
        order -> {
          Optional<Payment> payment = books.payment(order);
          boolean authorised = payment.filter(Payment::authorised).isPresent();
          boolean right =
              authorised == order.fulfilled()
                  && (!authorised || order.totalMinor() == payment.get().amountMinor());
          return right
              ? Optional.empty()
              : Optional.of("%s is %s: %s".formatted(order.id(), order.state(), payment));
        },
        ofNoOrder(books.payments(), Payment::authorised));
  }

  private Finding reserved() {
    return each(
        "reservations",
        "committed, with the order's items, for fulfilled orders and for no others; none held",
        order -> {
          Optional<Reservation> stock = books.reservation(order);
          boolean committed = stock.filter(Reservation::committed).isPresent();
          boolean right =
              stock.filter(Reservation::held).isEmpty()
                  && committed == order.fulfilled()
                  && (!committed || order.items().equals(stock.get().items()));
          return right
              ? Optional.empty()
              : Optional.of("%s is %s: %s".formatted(order.id(), order.state(), stock));
        },
        ofNoOrder(books.reservations(), stock -> stock.held() || stock.committed()));
  }

  private <T> Stream<String> ofNoOrder(Map<String, T> entries, Predicate<T> counts) {
    Set<String> orders = books.orders().stream().map(OrderEntry::id).collect(Collectors.toSet());
    return entries.entrySet().stream()
        .filter(entry -> !orders.contains(entry.getKey()) && counts.test(entry.getValue()))
        .map(entry -> "there is no order " + entry.getKey() + ": " + entry.getValue());
  }

  private Finding outbox() {
    List<String> waiting =
        books.outbox() == 0 ? List.of() : List.of(books.outbox() + " rows are left");
    return new Finding("outbox", "empty", books.outbox(), waiting);
  }

  private Finding each(
      String invariant,
      String meaning,
      Function<OrderEntry, Optional<String>> violation,
      Stream<String> more) {
    Stream<String> violations = books.orders().stream().map(violation).flatMap(Optional::stream);
    return new Finding(
        invariant, meaning, books.orders().size(), Stream.concat(violations, more).toList());
  }

  private static void addIf(List<String> violations, boolean violated, String sentence) {
    if (violated) {
      violations.add(sentence);
    }
  }
}
