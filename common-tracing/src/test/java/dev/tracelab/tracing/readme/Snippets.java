package dev.tracelab.tracing.readme;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.TraceHandover;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import dev.tracelab.tracing.http.TracedWebSocket;
import dev.tracelab.tracing.messaging.ConsumerTracing;
import dev.tracelab.tracing.sql.TransactionTracing;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The snippets of the README, in the same order; a test compares the two. */
final class Snippets {

  private final Vertx vertx;
  private final Traced traced;

  Snippets(Vertx vertx, Traced traced) {
    this.vertx = vertx;
    this.traced = traced;
  }

  static Snippets start() {
    // snippet: start
    TracingConfig config = TracingConfig.fromEnvironment(System.getenv(), "order-service");
    Tracing tracing = Tracing.start(config);
    RouteNames names = RouteNames.of(List.of("POST /orders", "GET /orders/{id}"));
    Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, names)).build();
    Traced traced = new Traced(vertx, tracing.tracer());
    // end
    return new Snippets(vertx, traced);
  }

  static void stop(Vertx vertx, Tracing tracing) {
    // snippet: stop
    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
    // end
  }

  void routes() {
    // snippet: routes
    Router router = Router.router(vertx);
    router.route().handler(new TraceResponse());
    // end
  }

  Future<String> span(String customer) {
    // snippet: span
    return traced.span(
        "check credit",
        span -> {
          span.setTag("customer.id", customer);
          return creditOf(customer);
        });
    // end
  }

  Future<String> parallel() {
    // snippet: parallel
    Future<String> quote = traced.span("quote", span -> creditOf("quote"));
    Future<String> credit = traced.span("check credit", span -> creditOf("credit"));
    return Future.all(quote, credit).compose(both -> credit);
    // end
  }

  Future<HttpResponse<Buffer>> call(WebClient client) {
    // snippet: call
    ClientTracing calls = new ClientTracing(traced);
    ClientCall quotes = new ClientCall(HttpMethod.GET, "inventory-service", "/products/{sku}");
    return calls.attempt(quotes, 1, () -> client.get(8082, "127.0.0.1", "/products/tea").send());
    // end
  }

  Future<String> foreign(Executor pool) {
    // snippet: foreign
    Executor tracedPool = TraceHandover.propagating(pool);
    return traced.here(CompletableFuture.supplyAsync(() -> "computed", tracedPool));
    // end
  }

  void ticks() {
    // snippet: ticks
    traced.periodic(Duration.ofSeconds(30), "sweep", span -> creditOf("nobody"));
    // end
  }

  void consumer() {
    // snippet: consumer
    vertx
        .eventBus()
        .<String>consumer(
            "credit",
            new ConsumerTracing(traced)
                .consuming(Duration.ofSeconds(5), message -> creditOf(message.body())));
    // end
  }

  void webSocket(HttpServerRequest request) {
    // snippet: websocket
    TracedWebSocket.accept(
        traced,
        request,
        "chat",
        socket ->
            socket.onText("answer question", text -> socket.sendText("send answer", "Ask later.")));
    // end
  }

  Future<Void> transaction(Pool pool, String order) {
    // snippet: transaction
    return new TransactionTracing(traced)
        .transaction(
            pool,
            "book stock",
            (connection, span) -> {
              span.setTag("order.id", order);
              return connection.query("UPDATE stock SET held = 1").execute().mapEmpty();
            });
    // end
  }

  void elapsed(Instant queued) {
    // snippet: elapsed
    traced.elapsed("wait in queue", queued, Instant.now());
    // end
  }

  String current() {
    // snippet: current
    TraceContext trace = TraceContext.current();
    return trace == null ? "no trace" : trace.traceId();
    // end
  }

  static List<String> test() {
    // snippet: test
    InMemoryReporter reporter = new InMemoryReporter();
    Tracing tracing = Tracing.reportingTo("order-service", reporter);
    tracing.tracer().buildSpan("work").start().finish();
    return reporter.getSpans().stream().map(span -> span.getOperationName()).toList();
    // end
  }

  private Future<String> creditOf(String customer) {
    return vertx.timer(1).map(customer);
  }
}
