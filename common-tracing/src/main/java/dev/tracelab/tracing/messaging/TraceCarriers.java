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
 * Carries a trace context where there are no HTTP headers: in a table row or a message.
 *
 * <p>{@link #inject} returns the trace context as text to store with the work. {@link
 * #followingFrom} passes it to an event-bus consumer, whose span then follows from the stored
 * context.
 */
public final class TraceCarriers {

  /** The message header with the name of the consumer's span. */
  static final String OPERATION_HEADER = "trace-operation";

  private final Tracer tracer;

  /** Carriers in the tracer's configured propagation formats. */
  public TraceCarriers(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * The trace context and its baggage as text.
   *
   * @param context the context to store; null returns an empty carrier
   */
  public Map<String, String> inject(TraceContext context) {
    Map<String, String> carrier = new HashMap<>();
    if (context != null) {
      tracer.inject(context.spanContext(), Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
    }
    return carrier;
  }

  /**
   * The context that {@link #inject} wrote; null if the carrier contains no valid trace context.
   */
  public SpanContext extract(Map<String, String> carrier) {
    return tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
  }

  /**
   * Delivery options for an event-bus message that continues a trace after the response was sent.
   *
   * <p>The consumer's span is named {@code operation} and has a {@code FOLLOWS_FROM} reference to
   * the carrier's span, which does not wait for it. Send the message from a context without an
   * active span.
   *
   * @param operation the name of the consumer's span
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
