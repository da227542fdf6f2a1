package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.PlacementRequest.Response;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One kill point: an order on its way, something killed, and what became of the order. */
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
   * A case about an order that is still to be placed.
   *
   * @param test the method, whose name is the case's
   */
  static KillScenario of(CrashLab lab, String test, PlacementRequest request) {
    return new KillScenario(lab, words(test), request);
  }

  PlacementRequest request() {
    return request;
  }

  /** The customer asks; the answer is not waited for. */
  void placeOrder() {
    first = request.send(replica.address());
  }

  /** The answer to the first asking. */
  Response firstResponse() {
    return first.join();
  }

  /** Kills order-service, and with it what is held on the way to it and from it. */
  void killOrders() {
    replica.orders().kill();
    List.of(replica.toOrders(), replica.toInventory(), replica.toDatabase()).forEach(Proxy::cut);
  }

  /** After a restart the client asks again with its key before anybody gives the order up. */
  Response restartAndRetry() {
    startOrders(LONG);
    return request.retryUntilFinal(replica.address());
  }

  /** After a restart nobody asks; so the order is given up when it was not confirmed. */
  void restartWithoutRetry() {
    startOrders(SHORT);
  }

  /** Before the order: clients may take their time to come back. */
  void restartWithLongGrace() {
    replica.orders().kill();
    startOrders(LONG);
  }

  /** Before the order: clients that do not come back soon find their orders given up. */
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
   * The end: all is final and agrees, and the key is answered the same each time.
   *
   * @param state of the order, with the reason why it was rejected
   * @param operations what its trace must tell, each as often as it stands here
   */
  RecoveryTrace ends(String state, String... operations) {
    lab.audit();
    assertThat(lab.stateOf(request)).isEqualTo(state);
    Response answer = request.retryUntilFinal(replica.address());
    assertThat(request.retryUntilFinal(replica.address())).isEqualTo(answer);
    if (answer.status() == 201) {
      assertThat(answer.json().get("id").asText()).isEqualTo(lab.idOf(request));
    }
    RecoveryTrace story = lab.traceOf(request, List.of(operations)).contains(List.of(operations));
    lab.auditTraces();
    print(state, answer, story);
    return story;
  }

  /** The end of an order that nobody came back for, though it was not confirmed. */
  RecoveryTrace endsAbandoned() {
    return ends("REJECTED order-abandoned", "give up order", "void payment", "reject order")
        .recoveredBy("give up order", "abandoned");
  }

  private void print(String state, Response answer, RecoveryTrace story) {
    double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
    lab.note(
        String.format(
            Locale.ROOT, "%-75s %-28s %d %6.1f s", name, state, answer.status(), seconds));
    System.out.printf(
        "%n=== %s: %s, and asked again the key is answered with %d%n%n%s",
        name, state, answer.status(), story.printed());
  }

  /** A method's name as words. */
  private static String words(String method) {
    String words = method.replaceAll("([A-Z0-9])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
