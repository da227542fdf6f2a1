package dev.tracelab.tracing;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import java.util.HashMap;
import java.util.Map;

/** Spans of event-bus messages that are consumed; Vert.x finishes them when they are answered. */
final class ConsumerSpans {

  /** How Vert.x begins the addresses that it makes for replies. */
  private static final String REPLY_ADDRESS = "__vertx.reply.";

  private final Tracer tracer;

  ConsumerSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** A consumer's span, active on its context; null when the message carries no trace. */
  Span receive(Context context, Message<?> message, Iterable<Map.Entry<String, String>> headers) {
    SpanContext sender = extract(headers);
    if (sender == null) {
      return null;
    }
    Span span = start(message, sender);
    context.putLocal(ACTIVE_SPAN, span);
    return span;
  }

  /** An answer to a message without a trace; its address is new each time and names no span. */
  static boolean isReply(Message<?> message) {
    return message.address().startsWith(REPLY_ADDRESS);
  }

  /**
   * The span of a message that its consumer finishes: the active one, which {@link #receive} made,
   * or the first of a trace.
   */
  static Span held(Tracer tracer, Message<?> message) {
    Span active = TraceContext.activeSpan();
    Span span = active == null ? build(tracer, message).start() : active;
    if (span instanceof GuardedSpan guarded) {
      guarded.hold();
    }
    return span;
  }

  private SpanContext extract(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> carrier = new HashMap<>();
    headers.forEach(header -> carrier.put(header.getKey(), header.getValue()));
    return tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
  }

  /** A message that names its operation continues work nobody waits for any more. */
  private Span start(Message<?> message, SpanContext sender) {
    String operation = message.headers().get(TraceCarriers.OPERATION_HEADER);
    String reference = operation == null ? References.CHILD_OF : References.FOLLOWS_FROM;
    return build(tracer, message).addReference(reference, sender).start();
  }

  private static Tracer.SpanBuilder build(Tracer tracer, Message<?> message) {
    String operation = message.headers().get(TraceCarriers.OPERATION_HEADER);
    return tracer
        .buildSpan(
            operation == null ? "receive " + BusAddress.inNames(message.address()) : operation)
        .ignoreActiveSpan()
        .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CONSUMER)
        .withTag(Tags.COMPONENT.getKey(), ServiceTracer.COMPONENT)
        .withTag(Tags.MESSAGE_BUS_DESTINATION.getKey(), message.address());
  }
}
