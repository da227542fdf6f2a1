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

/** Internal, for the Vert.x tracer: spans of consumed event-bus messages. */
public final class ConsumerSpans {

  /** The prefix of the addresses that Vert.x generates for replies. */
  private static final String REPLY_ADDRESS = "__vertx.reply.";

  private static final String COMPONENT = "vertx";

  private final Tracer tracer;

  /** Creates spans with the given tracer. */
  public ConsumerSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * Starts a consumer span and activates it on the context; null if the message carries no trace.
   */
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

  /** Whether a message is a reply. A reply to an untraced message would otherwise start a trace. */
  public static boolean isReply(Message<?> message) {
    return message.address().startsWith(REPLY_ADDRESS);
  }

  /** The name of a sent message's span: the verb and the address without generated parts. */
  public static String operation(String verb, Message<?> message) {
    return verb + " " + BusAddress.normalize(message.address());
  }

  /**
   * The span of the message being handled: the one {@link #receive} started, or the first of a new
   * trace.
   */
  Span current(Message<?> message) {
    Span active = TraceContext.activeSpan();
    return active == null ? build(message).start() : active;
  }

  private SpanContext extract(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> carrier = new HashMap<>();
    headers.forEach(header -> carrier.put(header.getKey(), header.getValue()));
    return tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(carrier));
  }

  /** A message that names its operation continues work whose caller does not wait for it. */
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
