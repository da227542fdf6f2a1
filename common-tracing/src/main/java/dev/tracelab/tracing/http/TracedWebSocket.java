package dev.tracelab.tracing.http;

import dev.tracelab.tracing.HeaderCarrier;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.log.Fields;
import io.opentracing.propagation.Format;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A WebSocket whose messages are traced. Vert.x traces only the upgrade request, on the server:
 * work triggered by a message begins a new trace, and the client has no span for the upgrade.
 *
 * <p>Here each received message has a span that follows from the handshake. A sent message is a
 * child of the active span, or follows from the handshake if no span is active. One more span,
 * {@code websocket NAME}, lasts as long as the connection and records its close code. WebSocket
 * messages have no headers, so the handshake is what connects the two sides.
 */
public final class TracedWebSocket {

  private static final String COMPONENT = "vertx";

  /** Codes of a regular close (RFC 6455, section 7.4.1): normal, going away, no code given. */
  private static final Set<Integer> NORMAL_CODES = Set.of(1000, 1001, 1005);

  /** Never sent; stands for a connection lost without a close code. */
  private static final int LOST = 1006;

  private final Traced traced;
  private final WebSocketBase socket;
  private final SpanContext handshake;

  private TracedWebSocket(Traced traced, WebSocketBase socket, SpanContext handshake) {
    this.traced = traced;
    this.socket = socket;
    this.handshake = handshake;
  }

  /**
   * Accepts an upgrade. Call it in the handler of the request.
   *
   * @param name the purpose of the connections; low cardinality
   * @param handlers sets the message handlers before the first message can arrive
   * @return the open socket; fails if the upgrade fails
   */
  public static Future<ServerWebSocket> accept(
      Traced traced, HttpServerRequest request, String name, Consumer<TracedWebSocket> handlers) {
    TraceContext active = TraceContext.current();
    SpanContext handshake = active == null ? null : active.spanContext();
    return request
        .toWebSocket()
        .onSuccess(
            socket -> {
              endWith(socket, connectionSpan(traced, name, handshake));
              handlers.accept(new TracedWebSocket(traced, socket, handshake));
            });
  }

  /**
   * Connects in a client span named {@code connect NAME}, whose context is injected into the
   * upgrade request.
   *
   * @param socket a new socket from {@code WebSocketClient.webSocket()}
   * @param name the purpose of the connections; low cardinality
   * @param handlers as in {@link #accept}
   * @return the open socket; a failure to connect marks the span as an error
   */
  public static Future<WebSocket> connect(
      Traced traced,
      ClientWebSocket socket,
      WebSocketConnectOptions options,
      String name,
      Consumer<TracedWebSocket> handlers) {
    Span span =
        traced
            .tracer()
            .buildSpan("connect " + name)
            .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CLIENT)
            .withTag(Tags.COMPONENT.getKey(), COMPONENT)
            .withTag(SpanTags.PEER_ADDRESS, options.getHost() + ":" + options.getPort())
            .start();
    WebSocketConnectOptions traceable = new WebSocketConnectOptions(options);
    traced
        .tracer()
        .inject(
            span.context(), Format.Builtin.HTTP_HEADERS, new HeaderCarrier(traceable::addHeader));
    handlers.accept(new TracedWebSocket(traced, socket, span.context()));
    return traced
        .run(span, active -> socket.connect(traceable))
        .onSuccess(open -> endWith(open, connectionSpan(traced, name, span.context())));
  }

  /**
   * Sets the handler of text messages.
   *
   * @param operation the name of each message's span
   * @param work handles one message with its span active; the span ends when the future completes
   */
  public <T> TracedWebSocket onText(String operation, Function<String, Future<T>> work) {
    socket.textMessageHandler(text -> receive(operation, () -> work.apply(text)));
    return this;
  }

  /** As {@link #onText}, for binary messages. */
  public <T> TracedWebSocket onBinary(String operation, Function<Buffer, Future<T>> work) {
    socket.binaryMessageHandler(bytes -> receive(operation, () -> work.apply(bytes)));
    return this;
  }

  /**
   * Sends a text message.
   *
   * @param operation the name of the span, which ends when the message has been written
   * @return completes when the message has been written
   */
  public Future<Void> sendText(String operation, String text) {
    return send(operation, () -> socket.writeTextMessage(text));
  }

  /** As {@link #sendText}, for a binary message. */
  public Future<Void> sendBinary(String operation, Buffer bytes) {
    return send(operation, () -> socket.writeBinaryMessage(bytes));
  }

  /** The underlying socket, for anything other than messages. */
  public WebSocketBase socket() {
    return socket;
  }

  private <T> void receive(String operation, Supplier<Future<T>> work) {
    traced.following(operation, handshake, span -> kind(span, Tags.SPAN_KIND_CONSUMER, work));
  }

  private Future<Void> send(String operation, Supplier<Future<Void>> work) {
    SpanContext earlier = TraceContext.activeSpan() == null ? handshake : null;
    return traced.following(operation, earlier, span -> kind(span, Tags.SPAN_KIND_PRODUCER, work));
  }

  private static <T> Future<T> kind(Span span, String kind, Supplier<Future<T>> work) {
    Tags.SPAN_KIND.set(span, kind);
    return work.get();
  }

  /** The span of a connection, from its handshake to its close code. */
  private static Span connectionSpan(Traced traced, String name, SpanContext handshake) {
    return traced
        .tracer()
        .buildSpan("websocket " + name)
        .ignoreActiveSpan()
        .addReference(References.FOLLOWS_FROM, handshake)
        .withTag(Tags.COMPONENT.getKey(), COMPONENT)
        .start();
  }

  private static void endWith(WebSocketBase socket, Span span) {
    if (socket.isClosed()) {
      finish(span, socket);
    } else {
      socket.closeHandler(closed -> finish(span, socket));
    }
  }

  private static void finish(Span span, WebSocketBase socket) {
    int code = socket.closeStatusCode() == null ? LOST : socket.closeStatusCode();
    span.setTag(SpanTags.CLOSE_CODE, code);
    span.setTag(SpanTags.CLOSE_REASON, socket.closeReason());
    if (!NORMAL_CODES.contains(code)) {
      Tags.ERROR.set(span, true);
      span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, "Closed with code " + code + "."));
    }
    span.finish();
  }
}
