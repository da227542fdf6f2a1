package dev.tracelab.lab.order;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** Places an order and waits for its whole trace, the part after the response included. */
public final class OrderRun {

  private final GatewayClient gateway;
  private final URI jaeger;
  private final Golden golden;
  private final Duration patience;

  private OrderRun(GatewayClient gateway, URI jaeger, Golden golden, Duration patience) {
    this.gateway = gateway;
    this.jaeger = jaeger;
    this.golden = golden;
    this.patience = patience;
  }

  /**
   * Orders at this gateway, whose spans go to this Jaeger.
   *
   * @param golden what the trace of an accepted order must be
   * @param patience how long to wait for the whole trace
   */
  public static OrderRun at(URI gateway, URI jaeger, Golden golden, Duration patience) {
    return new OrderRun(GatewayClient.of(gateway), jaeger, golden, patience);
  }

  /**
   * Places the order.
   *
   * @throws LabException if the gateway or Jaeger does not answer
   */
  public Outcome place(OrderRequest order) {
    OrderAnswer answer = gateway.place(order, UUID.randomUUID());
    if (answer.traceId() == null) {
      throw new LabException(
          "The gateway answered with status %d and without x-trace-id, so its trace is not known."
              .formatted(answer.status()));
    }
    Trace trace = answer.sampled() ? trace(answer) : Trace.of();
    return new Outcome(answer, finalState(answer), trace, answer.accepted() ? golden : null);
  }

  private Trace trace(OrderAnswer answer) {
    Predicate<Trace> complete = answer.accepted() ? golden::matches : new Settled(System::nanoTime);
    try {
      return new TraceFetcher(jaeger).fetchUntil(answer.traceId(), complete, patience).join();
    } catch (CompletionException e) {
      throw new LabException(
          "The order was %s, but Jaeger at %s cannot be asked for its trace %s: %s."
              .formatted(inWords(answer), jaeger, answer.traceId(), e.getCause()),
          e);
    }
  }

  private static String inWords(OrderAnswer answer) {
    return answer.accepted()
        ? "placed (%s, %s)".formatted(answer.orderId(), answer.state())
        : "refused with " + answer.status();
  }

  private String finalState(OrderAnswer answer) {
    return answer.orderId() == null ? null : gateway.find(answer.orderId()).state();
  }

  /**
   * How it went.
   *
   * @param state of the order after its trace was complete; null if there is no order
   * @param golden what the trace must be; null if that is not known of such an answer
   */
  public record Outcome(OrderAnswer answer, String state, Trace trace, Golden golden) {

    /** Whether the order came to its good end and left the whole trace. */
    public boolean isWhole() {
      return golden != null && golden.matches(trace) && "FULFILLED".equals(state);
    }
  }
}
