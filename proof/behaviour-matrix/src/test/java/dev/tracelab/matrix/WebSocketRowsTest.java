package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.TracedWebSocket;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.RoutingContext;

@Section(place = 11, title = "WebSocket", prefix = "WS")
class WebSocketRowsTest {

  private final Promise<Object> handled = Promise.promise();

  /** Kept, because Vert.x closes a client and its connections once it is garbage. */
  private WebSocketClient client;

  @Row(
      number = "WS-01",
      title = "The upgrade, seen from both sides",
      alone = "no span on the client side; the server's begins a trace, named `GET`",
      with = "a span `connect chat`, with `GET /chat` below it (`TracedWebSocket`)")
  void theUpgrade(MatrixLab lab) throws Exception {
    TestSite site = chatting(lab);

    lab.run(() -> connect(lab, site));

    JaegerSpan upgrade = lab.spans().server("/chat");
    lab.alone(
        () -> {
          assertThat(Spans.isRoot(upgrade)).isTrue();
          assertThat(lab.spans().all()).hasSize(1);
        });
    lab.with(
        () -> {
          assertThat(upgrade.getOperationName()).isEqualTo("GET /chat");
          assertThat(Spans.isUnder(upgrade, lab.spans().named("connect chat"))).isTrue();
        });
  }

  @Row(
      number = "WS-02",
      title = "A received message causes a call",
      alone = "no span for the message; the called service begins a new trace",
      with =
          "the message's span follows from the handshake's, with the call as its child"
              + " (`TracedWebSocket`)")
  void aMessage(MatrixLab lab) throws Exception {
    TestSite site = chatting(lab);

    lab.run(() -> connect(lab, site).compose(socket -> socket.writeTextMessage("hello")));
    lab.run(handled::future);

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(
        () -> {
          JaegerSpan message = lab.spans().named("answer");
          assertThat(Spans.isUnder(message, lab.spans().server("/chat"))).isTrue();
          assertThat(message.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
          assertThat(Spans.isUnder(lab.spans().client("/leaf"), message)).isTrue();
        });
  }

  @Row(
      number = "WS-03",
      title = "The connection is closed with an error code",
      alone = "no span shows it",
      with = "a span that lasts as long as the connection has `websocket.close_code` and the error")
  void aFaultyClose(MatrixLab lab) throws Exception {
    TestSite site = chatting(lab);

    lab.run(() -> connect(lab, site).compose(socket -> socket.close((short) 1011, "broken")));

    lab.spans().server("/chat");
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(
        () -> {
          JaegerSpan connection = lab.spans().named("websocket chat", 2).get(0);
          assertThat(connection.getTags())
              .containsEntry("websocket.close_code", 1011)
              .containsEntry("error", true);
        });
  }

  @Row(
      number = "WS-04",
      title = "The handler of a message throws",
      alone = "a log line, and no span",
      with = "the message's span is an error (`TracedWebSocket`)")
  void aHandlerThatThrows(MatrixLab lab) throws Exception {
    lab.expectLog("Unhandled exception");
    TestSite site = chatting(lab);

    lab.run(() -> connect(lab, site).compose(socket -> socket.writeTextMessage("throw")));
    lab.run(handled::future);

    lab.spans().server("/chat");
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(() -> assertThat(lab.spans().named("answer").getTags()).containsEntry("error", true));
  }

  private TestSite chatting(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    return site.on("/chat", request -> accept(lab, site, request));
  }

  private void accept(MatrixLab lab, TestSite site, RoutingContext request) {
    if (lab.isAlone()) {
      request
          .request()
          .toWebSocket()
          .onSuccess(socket -> socket.textMessageHandler(text -> answer(site, text)));
    } else {
      TracedWebSocket.accept(
          lab.traced(),
          request.request(),
          "chat",
          socket -> socket.onText("answer", text -> answer(site, text)));
    }
  }

  private Future<Object> answer(TestSite site, String text) {
    if (text.equals("throw")) {
      handled.complete();
      throw new IllegalStateException("a bug");
    }
    return site.call("/leaf").<Object>mapEmpty().onComplete(done -> handled.complete());
  }

  private Future<WebSocket> connect(MatrixLab lab, TestSite site) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(site.port()).setURI("/chat");
    client = lab.vertx().createWebSocketClient();
    return lab.isAlone()
        ? client.connect(options)
        : TracedWebSocket.connect(lab.traced(), client.webSocket(), options, "chat", socket -> {});
  }
}
