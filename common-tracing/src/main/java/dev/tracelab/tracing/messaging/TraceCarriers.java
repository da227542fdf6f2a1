package dev.tracelab.tracing.messaging;

import dev.tracelab.tracing.HeaderCarrier;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * Carries a trace over a place where no HTTP header goes: a row of a table, a message.
 *
 * <p>{@link #inject} writes the trace context as text to keep with the work; {@link #followingFrom}
 * hands the work to an event-bus consumer whose span then follows from it.
 */
public final class TraceCarriers {

  /** Headers of a message that say what its consumer's span is called and how it refers. */
  static final String OPERATION_HEADER = "trace-operation";

  private final Tracer tracer;

  private TraceCarriers(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Carriers in the tracer's configured propagation formats. */
  public static TraceCarriers create(Tracer tracer) {
    return new TraceCarriers(tracer);
  }

  /**
   * The trace context and its baggage as text.
   *
   * @param context where later work belongs; null gives an empty carrier
   */
  public Map<String, String> inject(TraceContext context) {
    Map<String, String> carrier = new HashMap<>();
    if (context != null) {
      tracer.inject(context.spanContext(), Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
    }
    return carrier;
  }

  /** What {@link #inject} wrote; null when the carrier holds no readable trace context. */
  public SpanContext extract(Map<String, String> carrier) {
    return tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
  }

  /**
   * Options for an event-bus request that continues a trace after its response has left.
   *
   * <p>The consumer's span is named {@code operation} and has a {@code FOLLOWS_FROM} reference to
   * the carrier's span: nobody waits for it. To be sent from a context without an active span.
   *
   * @param operation the consumer span's name
   * @param carrier what {@link #inject} wrote
   */
  public DeliveryOptions followingFrom(String operation, Map<String, String> carrier) {
    DeliveryOptions options = new DeliveryOptions().addHeader(OPERATION_HEADER, operation);
    SpanContext context = extract(carrier);
    if (context != null) {
      tracer.inject(context, Format.Builtin.HTTP_HEADERS, new HeaderCarrier(options::addHeader));
    }
    return options;
  }
}
