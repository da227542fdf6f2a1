package handover;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.TraceHandover;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TracedWebSocket;
import dev.tracelab.tracing.messaging.ConsumerTracing;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A question crosses the boundaries at which a trace is usually lost: a WebSocket, the event bus, a
 * thread pool outside Vert.x, and a periodic timer. Each prints the id of its trace, which is the
 * same everywhere.
 */
public final class HandOver {

  private static final RouteNames NAMES = RouteNames.of(List.of("GET /chat"));

  private final Vertx vertx;
  private final Traced traced;
  private final Executor pool;
  private final WebSocketClient client;

  private HandOver(Vertx vertx, Traced traced, Executor pool) {
    this.vertx = vertx;
    this.traced = traced;
    this.pool = pool;
    this.client = vertx.createWebSocketClient();
  }

  /** Prints the trace at each boundary, the answer, and the number of spans reported. */
  public static void main(String[] arguments) {
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "hand-over"));
    Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, NAMES)).build();
    Traced traced = new Traced(vertx, tracing.tracer());
    ExecutorService threads = Executors.newSingleThreadExecutor();
    HandOver program = new HandOver(vertx, traced, TraceHandover.propagating(threads));

    vertx
        .eventBus()
        .consumer(
            "questions",
            new ConsumerTracing(traced).consuming(Duration.ofSeconds(5), program::consume));
    String answer = program.listen().compose(server -> program.ask(server.actualPort())).await();
    System.out.println(answer);

    vertx.close().await();
    threads.shutdown();
    tracing.close(Duration.ofSeconds(5));
    System.out.println(tracing.counts());
  }

  private Future<HttpServer> listen() {
    return vertx.createHttpServer().requestHandler(this::accept).listen(0, "127.0.0.1");
  }

  /** The server side of the WebSocket: the span of each message ends when its answer is sent. */
  private void accept(HttpServerRequest request) {
    TracedWebSocket.accept(
        traced,
        request,
        "chat",
        socket -> socket.onText("answer question", question -> answer(socket, question)));
  }

  private Future<Void> answer(TracedWebSocket socket, String question) {
    show("WebSocket, server");
    return vertx
        .eventBus()
        .<String>request("questions", question)
        .compose(reply -> socket.sendText("send answer", reply.body()));
  }

  /** The event bus: the consumer's span ends when this future does. */
  private Future<String> consume(Message<String> question) {
    show("event bus");
    Instant queued = Instant.now();
    return traced.here(CompletableFuture.supplyAsync(() -> think(question.body(), queued), pool));
  }

  /** The thread pool: the span that was active at the handover is active here. */
  private String think(String question, Instant queued) {
    show("thread pool");
    traced.elapsed("wait for a thread", queued, Instant.now());
    sleep(Duration.ofMillis(250));
    return question + " A named, timed piece of work.";
  }

  /** The client side of the WebSocket, with a timer that ticks until the answer arrives. */
  private Future<String> ask(int port) {
    Promise<String> answer = Promise.promise();
    Promise<TracedWebSocket> chat = Promise.promise();
    return traced.span(
        "ask",
        span -> {
          long timer = traced.periodic(Duration.ofMillis(200), "wait for answer", this::tick);
          return TracedWebSocket.connect(
                  traced,
                  client.webSocket(),
                  new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/chat"),
                  "chat",
                  socket -> chat.complete(socket.onText("read answer", text -> read(text, answer))))
              .compose(open -> chat.future())
              .compose(socket -> socket.sendText("send question", "What is a span?"))
              .compose(sent -> traced.here(answer.future()))
              .onComplete(done -> vertx.cancelTimer(timer));
        });
  }

  private Future<Void> tick(Span tick) {
    show("periodic timer");
    return Future.succeededFuture();
  }

  private Future<Void> read(String text, Promise<String> answer) {
    show("WebSocket, client");
    answer.complete(text);
    return Future.succeededFuture();
  }

  private static void show(String boundary) {
    System.out.printf("%-18s trace %s%n", boundary, TraceContext.current().traceId());
  }

  /** Stands for a library that blocks. */
  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
