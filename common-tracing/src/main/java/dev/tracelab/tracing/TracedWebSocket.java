package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A WebSocket whose messages are spans. Vert.x traces the upgrade request alone and forgets it
 * afterwards: what a message causes begins a trace of its own, and the client's side of the upgrade
 * is no span at all.
 *
 * <p>Here each message received is a span that follows from the handshake's; so is each message
 * sent, unless a span is active where it is sent, whose child it is then. One more span, {@code
 * websocket NAME}, lasts as long as the connection and has its close code. Messages have no
 * headers: the two sides meet in the handshake.
 */
public final class TracedWebSocket {

  private final Traced traced;
  private final WebSocketBase socket;
  private final SpanContext handshake;

  private TracedWebSocket(Traced traced, WebSocketBase socket, SpanContext handshake) {
    this.traced = traced;
    this.socket = socket;
    this.handshake = handshake;
  }

  /**
   * Accepts an upgrade, in the handler of its request.
   *
   * @param name what connections are for, of few different values
   * @param handlers sets the handlers of messages, before the first can come
   */
  public static Future<ServerWebSocket> accept(
      Traced traced, HttpServerRequest request, String name, Consumer<TracedWebSocket> handlers) {
    TraceContext active = TraceContext.current();
    SpanContext handshake = active == null ? null : active.spanContext();
    return request
        .toWebSocket()
        .onSuccess(
            socket -> {
              WebSocketLife.begin(traced.begin("websocket " + name, handshake), socket);
              handlers.accept(new TracedWebSocket(traced, socket, handshake));
            });
  }

  /**
   * Connects, in a client span named {@code connect NAME} whose context goes with the upgrade.
   *
   * @param socket fresh from {@code WebSocketClient.webSocket()}
   * @param name what connections are for, of few different values
   * @param handlers as in {@link #accept}
   */
  public static Future<WebSocket> connect(
      Traced traced,
      ClientWebSocket socket,
      WebSocketConnectOptions options,
      String name,
      Consumer<TracedWebSocket> handlers) {
    Span span =
        traced
            .build("connect " + name)
            .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CLIENT)
            .withTag(Tags.COMPONENT.getKey(), ServiceTracer.COMPONENT)
            .withTag(SpanTags.PEER_ADDRESS, options.getHost() + ":" + options.getPort())
            .start();
    WebSocketConnectOptions traceable = new WebSocketConnectOptions(options);
    traced.inject(span.context(), traceable::addHeader);
    handlers.accept(new TracedWebSocket(traced, socket, span.context()));
    return traced
        .clientSpan(span, active -> socket.connect(traceable))
        .onSuccess(
            open -> WebSocketLife.begin(traced.begin("websocket " + name, span.context()), open));
  }

  /**
   * Handles text messages.
   *
   * @param operation the name of each message's span
   * @param work done for each, with its span active; the span ends with it
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
   * @param operation the name of the span, which ends when the message is written
   */
  public Future<Void> sendText(String operation, String text) {
    return send(operation, () -> socket.writeTextMessage(text));
  }

  /** As {@link #sendText}, for a binary message. */
  public Future<Void> sendBinary(String operation, Buffer bytes) {
    return send(operation, () -> socket.writeBinaryMessage(bytes));
  }

  /** The socket itself, for what is no message. */
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
}
