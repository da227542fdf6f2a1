package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.PlacementRequest.Response;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One kill point: an order is placed, a process killed, and the outcome checked. */
final class KillScenario {

  private static final String LONG = "1m";
  private static final String SHORT = "500ms";

  private final CrashLab lab;
  private final SuiteReplica replica;
  private final String name;
  private final PlacementRequest request;
  private final long start = System.nanoTime();
  private CompletableFuture<Response> first;

  private KillScenario(CrashLab lab, String name, PlacementRequest request) {
    this.lab = lab;
    this.replica = lab.replica();
    this.name = name;
    this.request = request;
  }

  /**
   * A scenario whose order is not placed yet.
   *
   * @param test the name of the test method
   */
  static KillScenario of(CrashLab lab, String test, PlacementRequest request) {
    return new KillScenario(lab, words(test), request);
  }

  PlacementRequest request() {
    return request;
  }

  /** Sends the order without waiting for the response. */
  void placeOrder() {
    first = request.send(replica.address());
  }

  /** The response to the first request. */
  Response firstResponse() {
    return first.join();
  }

  /** Kills order-service and drops everything held by its proxies. */
  void killOrders() {
    replica.orders().kill();
    List.of(replica.toOrders(), replica.toInventory(), replica.toDatabase()).forEach(Proxy::cut);
  }

  /** Restarts order-service and retries before the sweep gives the order up. */
  Response restartAndRetry() {
    startOrders(LONG);
    return request.retryUntilFinal(replica.address());
  }

  /** Restarts order-service without a retry, so the sweep gives up an unconfirmed order. */
  void restartWithoutRetry() {
    startOrders(SHORT);
  }

  /** Before the order: gives clients a long time to retry. */
  void restartWithLongGrace() {
    replica.orders().kill();
    startOrders(LONG);
  }

  /** Before the order: gives clients a short time to retry. */
  void restartWithShortGrace() {
    replica.orders().kill();
    startOrders(SHORT);
  }

  private void startOrders(String grace) {
    replica.orders().set("SWEEP_GRACE", grace);
    replica.orders().start();
    replica.orders().awaitReady();
  }

  /**
   * Checks the outcome: all work is finished and consistent, and each retry gets the same response.
   *
   * @param state the order's state, with the reason for a rejection
   * @param operations the operations its trace must have, each as often as it is listed
   */
  RecoveryTrace ends(String state, String... operations) {
    lab.audit();
    assertThat(lab.stateOf(request)).isEqualTo(state);
    Response response = request.retryUntilFinal(replica.address());
    assertThat(request.retryUntilFinal(replica.address())).isEqualTo(response);
    if (response.status() == 201) {
      assertThat(response.json().get("id").asText()).isEqualTo(lab.idOf(request));
    }
    RecoveryTrace trace = lab.traceOf(request, List.of(operations)).contains(List.of(operations));
    lab.auditTraces();
    print(state, response, trace);
    return trace;
  }

  /** Checks the outcome of an unconfirmed order that no client retried. */
  RecoveryTrace endsAbandoned() {
    return ends("REJECTED order-abandoned", "give up order", "void payment", "reject order")
        .recoveredBy("give up order", "abandoned");
  }

  private void print(String state, Response response, RecoveryTrace trace) {
    double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
    lab.addResult(
        String.format(
            Locale.ROOT, "%-75s %-28s %d %6.1f s", name, state, response.status(), seconds));
    System.out.printf(
        "%n=== %s: %s; a retry gets %d%n%n%s", name, state, response.status(), trace.printed());
  }

  /** The words of a method's name. */
  private static String words(String method) {
    String words = method.replaceAll("([A-Z0-9])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
