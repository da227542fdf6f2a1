package dev.tracelab.lab.order;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.lab.order.GatewayClient.Response;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Places an order and waits for its complete trace, including the spans after the response. */
public final class OrderRun {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final GatewayClient gateway;
  private final URI jaeger;
  private final Golden golden;
  private final Duration timeout;

  /**
   * Places orders at this gateway, whose spans go to this Jaeger.
   *
   * @param golden the expected trace of an accepted order; null if its shape is unknown
   * @param timeout how long to wait for the complete trace
   */
  public OrderRun(URI gateway, URI jaeger, Golden golden, Duration timeout) {
    this.gateway = new GatewayClient(gateway);
    this.jaeger = jaeger;
    this.golden = golden;
    this.timeout = timeout;
  }

  /** The expected trace of an order that is accepted and fulfilled without faults. */
  public static Golden golden() {
    return Golden.resource(OrderRun.class, "order.golden");
  }

  /**
   * Places the order.
   *
   * @throws LabException if the gateway or Jaeger does not respond
   */
  public Outcome place(OrderRequest order) {
    Response response = gateway.place(order, UUID.randomUUID());
    boolean awaited = response.traced() && response.sampled();
    Trace trace = awaited ? trace(response) : Trace.of();
    String state = awaited ? state(response) : finalState(response);
    return new Outcome(response, state, trace, response.accepted() ? golden : null);
  }

  /**
   * Waits for the trace of an order.
   *
   * @throws LabException if Jaeger does not respond, or tracing is off
   */
  public Trace trace(Response response) {
    if (!response.traced()) {
      throw new LabException(Response.UNTRACED);
    }
    Predicate<Trace> complete =
        response.accepted() && golden != null ? golden::matches : new Settled(System::nanoTime);
    try {
      return new TraceFetcher(jaeger).fetchUntil(response.traceId(), complete, timeout).join();
    } catch (CompletionException e) {
      throw new LabException(
          "The order was %s, but Jaeger at %s did not return its trace %s: %s."
              .formatted(result(response), jaeger, response.traceId(), e.getCause()),
          e);
    }
  }

  private static String result(Response response) {
    return response.accepted()
        ? "placed (%s, %s)".formatted(response.orderId(), response.state())
        : "refused with " + response.status();
  }

  private String state(Response response) {
    return response.orderId() == null ? null : gateway.find(response.orderId()).state();
  }

  /** Without a trace that ends with the fulfilment, asks until the order is fulfilled. */
  private String finalState(Response response) {
    Stopwatch watch = Stopwatch.start();
    String state = state(response);
    while (Objects.equals(state, response.state())
        && response.accepted()
        && watch.elapsed().compareTo(timeout) < 0) {
      LockSupport.parkNanos(POLL_NANOS);
      state = state(response);
    }
    return state;
  }

  /**
   * What became of an order.
   *
   * @param response to the request
   * @param state of the order after its trace was complete; null if there is no order
   * @param trace what Jaeger had of it at the end; without spans if it is not sampled, or tracing
   *     is off
   * @param golden the expected trace; null if the order was not accepted
   */
  public record Outcome(Response response, String state, Trace trace, Golden golden) {

    /** Whether the order is fulfilled and its trace complete. */
    public boolean isComplete() {
      return golden != null && golden.matches(trace) && "FULFILLED".equals(state);
    }
  }

  /**
   * Whether a trace seems complete, when its expected shape is unknown: it has one root and no
   * orphan, and has not grown for longer than services delay spans. To be applied repeatedly to one
   * trace.
   */
  static final class Settled implements Predicate<Trace> {

    private static final Duration UNCHANGED = Duration.ofMillis(600);

    private final LongSupplier nanoTime;
    private int spans;
    private long since;

    /**
     * A test of a trace that has not been seen yet.
     *
     * @param nanoTime such as {@link System#nanoTime()}
     */
    Settled(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
    }

    @Override
    public boolean test(Trace trace) {
      long now = nanoTime.getAsLong();
      if (trace.spans().size() != spans) {
        spans = trace.spans().size();
        since = now;
      }
      TraceTree tree = TraceTree.of(trace);
      return tree.roots().size() == 1
          && tree.orphans().isEmpty()
          && tree.cycles().isEmpty()
          && now - since >= UNCHANGED.toNanos();
    }
  }
}
