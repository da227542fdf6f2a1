package com.example;

import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;

/** A service with the ten files of docs/adopt.md: one order, two parallel calls, all to itself. */
public final class CopiedService {

  private final Traced traced;
  private final HttpClient client;
  private final HttpServer server;

  private CopiedService(Vertx vertx, Traced traced) {
    this.traced = traced;
    this.client = vertx.createHttpClient();
    this.server = vertx.createHttpServer().requestHandler(this::handle);
  }

  /** Prints the id of the order's trace. */
  public static void main(String[] arguments) {
    JaegerTracer tracer =
        Configuration.fromEnv("order-service")
            .getTracerBuilder()
            .withScopeManager(new ContextScopeManager())
            .build();
    Vertx vertx = Vertx.builder().withTracer(new OpenTracingTracerFactory(tracer)).build();
    Traced traced = new Traced(vertx, tracer);

    System.out.println(new CopiedService(vertx, traced).placeOrder().await());

    vertx.close().await();
    tracer.close();
  }

  private Future<String> placeOrder() {
    return server
        .listen(0, "127.0.0.1")
        .compose(
            listening ->
                traced.span(
                    "place order", span -> get("/orders").map(TraceContext.of(span).traceId())));
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/orders")) {
      order(request);
    } else {
      request.response().end();
    }
  }

  private void order(HttpServerRequest request) {
    TraceContext.activeSpan().setOperationName("GET /orders");
    Future<Void> quote = traced.span("quote", span -> get("/prices"));
    Future<Void> credit = traced.span("check credit", span -> get("/credits"));
    Future.all(quote, credit).onComplete(done -> request.response().end());
  }

  private Future<Void> get(String path) {
    return client
        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::end);
  }
}
