package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.Wish.Answer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One kill point: an order on its way, something killed, and what became of the order. */
final class Case {

  private static final String LONG = "1m";
  private static final String SHORT = "500ms";

  private final CrashLab lab;
  private final Replica replica;
  private final String name;
  private final Wish wish;
  private final long start = System.nanoTime();
  private CompletableFuture<Answer> first;

  private Case(CrashLab lab, String name, Wish wish) {
    this.lab = lab;
    this.replica = lab.replica();
    this.name = name;
    this.wish = wish;
  }

  /**
   * A case about an order that is still to be placed.
   *
   * @param test the method, whose name is the case's
   */
  static Case of(CrashLab lab, String test, Wish wish) {
    return new Case(lab, words(test), wish);
  }

  Wish wish() {
    return wish;
  }

  /** The customer asks; the answer is not waited for. */
  void order() {
    first = wish.ask(replica.address());
  }

  /** The answer to the first asking. */
  Answer firstAnswer() {
    return first.join();
  }

  /** Kills order-service, and with it what is held on the way to it and from it. */
  void killOrders() {
    replica.orders().kill();
    List.of(replica.toOrders(), replica.toInventory(), replica.toDatabase()).forEach(Proxy::cut);
  }

  /** After a restart the client asks again with its key before anybody gives the order up. */
  Answer clientComesBack() {
    startOrders(LONG);
    return wish.askUntilAnswered(replica.address());
  }

  /** After a restart nobody asks; so the order is given up when it was not confirmed. */
  void clientStaysAway() {
    startOrders(SHORT);
  }

  /** Before the order: clients may take their time to come back. */
  void ordersArePatient() {
    replica.orders().kill();
    startOrders(LONG);
  }

  /** Before the order: clients that do not come back soon find their orders given up. */
  void ordersAreImpatient() {
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
  Story ends(String state, String... operations) {
    lab.audit();
    assertThat(lab.stateOf(wish)).isEqualTo(state);
    Answer answer = wish.askUntilAnswered(replica.address());
    assertThat(wish.askUntilAnswered(replica.address())).isEqualTo(answer);
    if (answer.status() == 201) {
      assertThat(answer.json().get("id").asText()).isEqualTo(lab.idOf(wish));
    }
    Story story = lab.storyOf(wish, List.of(operations)).tells(List.of(operations));
    lab.auditTraces();
    print(state, answer, story);
    return story;
  }

  /** The end of an order that nobody came back for, though it was not confirmed. */
  Story endsGivenUp() {
    return ends("REJECTED order-abandoned", "give up order", "void payment", "reject order")
        .recovers("give up order", "abandoned");
  }

  private void print(String state, Answer answer, Story story) {
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
