package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.http.TracedWebSocket;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracedWebSocketTest {

  private final TracedVertx lab = new TracedVertx("GET /chat");
  private final Promise<String> answer = Promise.promise();
  private WebSocketClient client;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    client = lab.vertx.createWebSocketClient();
    server =
        lab.await(
            () -> lab.vertx.createHttpServer().requestHandler(this::chat).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void bothSidesOfTheUpgradeAreInOneTrace() throws Exception {
    talk("hello");

    JaegerSpan handshake = lab.awaitSpan("connect chat");
    assertThat(handshake.getTags()).containsEntry("span.kind", "client");
    assertThat(parentOf(lab.awaitSpan("GET /chat"))).isEqualTo(idOf(handshake));
  }

  @Test
  void eachMessageHasASpanThatFollowsFromTheHandshake() throws Exception {
    talk("hello");

    JaegerSpan received = lab.awaitSpan("answer question");
    assertThat(parentOf(received)).isEqualTo(idOf(lab.awaitSpan("GET /chat")));
    assertThat(received.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
    assertThat(received.getTags()).containsEntry("span.kind", "consumer");
    assertThat(parentOf(lab.awaitSpan("look up"))).isEqualTo(idOf(received));
    assertThat(parentOf(lab.awaitSpan("send answer"))).isEqualTo(idOf(received));
    assertThat(parentOf(lab.awaitSpan("read answer")))
        .isEqualTo(idOf(lab.awaitSpan("connect chat")));
  }

  @Test
  void aBinaryMessageHasASpan() throws Exception {
    talk(socket -> socket.sendBinary("send bytes", Buffer.buffer("bytes")));

    assertThat(lab.awaitSpan("take bytes").getTags()).containsEntry("span.kind", "consumer");
    assertThat(lab.awaitSpan("send bytes").getTags()).containsEntry("span.kind", "producer");
  }

  @Test
  void aFailureToHandleAMessageIsAnError() throws Exception {
    talk("throw");

    assertThat(lab.awaitSpan("answer question").getTags()).containsEntry("error", true);
  }

  @Test
  void aConnectionHasASpanWithItsCloseCode() throws Exception {
    WebSocket socket = talk("hello");
    lab.await(() -> socket.close((short) 1001, "that was all"));

    lab.awaitSpans("websocket chat", 2);
    assertThat(lab.spans())
        .filteredOn(span -> span.getOperationName().equals("websocket chat"))
        .allSatisfy(
            span ->
                assertThat(span.getTags())
                    .containsEntry("websocket.close_code", 1001)
                    .containsEntry("websocket.close_reason", "that was all")
                    .doesNotContainKey("error"));
  }

  @Test
  void anAbnormalCloseCodeIsAnError() throws Exception {
    WebSocket socket = talk("hello");
    lab.await(() -> socket.close((short) 1011, "out of order"));

    lab.awaitSpans("websocket chat", 2);
    assertThat(lab.span("websocket chat").getTags()).containsEntry("error", true);
  }

  @Test
  void aRejectedUpgradeIsAnErrorOfItsSpan() {
    assertThatThrownBy(() -> connect("/nowhere", socket -> {})).isNotNull();

    assertThat(lab.awaitSpan("connect chat").getTags()).containsEntry("error", true);
  }

  private void chat(HttpServerRequest request) {
    if (!request.path().equals("/chat")) {
      request.response().setStatusCode(404).end();
      return;
    }
    TracedWebSocket.accept(
        lab.traced,
        request,
        "chat",
        socket ->
            socket
                .onText("answer question", text -> answer(socket, text))
                .onBinary("take bytes", bytes -> Future.succeededFuture(bytes.length())));
  }

  private Future<Void> answer(TracedWebSocket socket, String question) {
    if (question.equals("throw")) {
      throw new IllegalStateException("no answer");
    }
    return lab.traced
        .span("look up", span -> lab.vertx.timer(1))
        .compose(found -> socket.sendText("send answer", "an answer"));
  }

  private WebSocket talk(String question) throws Exception {
    WebSocket socket = talk(traced -> traced.sendText("ask", question));
    if (!question.equals("throw")) {
      assertThat(lab.await(answer::future)).isEqualTo("an answer");
    }
    return socket;
  }

  private WebSocket talk(Function<TracedWebSocket, Future<Void>> say) throws Exception {
    Promise<TracedWebSocket> ready = Promise.promise();
    WebSocket socket = connect("/chat", ready::complete);
    lab.await(() -> ready.future().compose(say));
    return socket;
  }

  private WebSocket connect(String path, Consumer<TracedWebSocket> ready) throws Exception {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .setURI(path);
    return lab.await(
        () ->
            TracedWebSocket.connect(
                lab.traced,
                client.webSocket(),
                options,
                "chat",
                socket -> ready.accept(read(socket))));
  }

  private TracedWebSocket read(TracedWebSocket socket) {
    return socket.onText(
        "read answer",
        text -> {
          answer.tryComplete(text);
          return Future.succeededFuture();
        });
  }
}
