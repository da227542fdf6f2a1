package dev.tracelab.tracing.messaging;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import dev.tracelab.tracing.TraceContext;
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

/** Internal, for the tracer that Vert.x calls: spans of event-bus messages that are consumed. */
public final class ConsumerSpans {

  /** The beginning of the addresses that Vert.x creates for replies. */
  private static final String REPLY_ADDRESS = "__vertx.reply.";

  private static final String COMPONENT = "vertx";

  private final Tracer tracer;

  /** Spans of one tracer. */
  public ConsumerSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Starts a consumer's span, active on its context; null when the message carries no trace. */
  public Span receive(
      Context context, Message<?> message, Iterable<Map.Entry<String, String>> headers) {
    SpanContext sender = extract(headers);
    if (sender == null) {
      return null;
    }
    Span span = start(message, sender);
    context.putLocal(ACTIVE_SPAN, span);
    return span;
  }

  /** Whether this is a reply to a message without a trace; its address is new each time. */
  public static boolean isReply(Message<?> message) {
    return message.address().startsWith(REPLY_ADDRESS);
  }

  /** The name of a sent message's span: the verb and the address without its generated part. */
  public static String operation(String verb, Message<?> message) {
    return verb + " " + BusAddress.normalize(message.address());
  }

  /** The span of the message being handled: what {@link #receive} started, else a new trace's. */
  Span current(Message<?> message) {
    Span active = TraceContext.activeSpan();
    return active == null ? build(message).start() : active;
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
    return build(message).addReference(reference, sender).start();
  }

  private Tracer.SpanBuilder build(Message<?> message) {
    String operation = message.headers().get(TraceCarriers.OPERATION_HEADER);
    return tracer
        .buildSpan(operation == null ? operation("receive", message) : operation)
        .ignoreActiveSpan()
        .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CONSUMER)
        .withTag(Tags.COMPONENT.getKey(), COMPONENT)
        .withTag(Tags.MESSAGE_BUS_DESTINATION.getKey(), message.address());
  }
}
