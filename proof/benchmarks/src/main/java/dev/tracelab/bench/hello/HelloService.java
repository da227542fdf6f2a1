package dev.tracelab.bench.hello;

import dev.tracelab.bench.process.ChildJvm;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;

/** One hop of the hello world: the backend, or the gateway that calls it. */
public final class HelloService {

  static final String PATH = "/hello";
  static final String GATEWAY = "gateway";
  static final String BACKEND = "backend";
  private static final String HOST = "127.0.0.1";

  private HelloService() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments a {@link HelloSetting}, the collector, and for a gateway the backend's port
   */
  public static void main(String[] arguments) {
    HelloSetting setting = HelloSetting.valueOf(arguments[0]);
    boolean isBackend = arguments.length == 2;
    HelloTracer tracer = tracer(setting, isBackend ? BACKEND : GATEWAY, URI.create(arguments[1]));
    Vertx vertx = tracer.vertx();
    Handler<HttpServerRequest> handler =
        isBackend ? HelloService::greet : gateway(vertx, tracer, Integer.parseInt(arguments[2]));
    HttpServer server = vertx.createHttpServer().requestHandler(handler).listen(0, HOST).await();
    ChildJvm.Program.serveUntilInputEnds(server.actualPort());
    vertx.close().await();
    tracer.close().run();
  }

  private static HelloTracer tracer(HelloSetting setting, String service, URI collector) {
    return switch (setting) {
      case NONE -> HelloTracer.none();
      case UNSAMPLED -> HelloTracer.library(service, collector, false);
      case DISCARDED -> HelloTracer.discarding(service);
      case SENT -> HelloTracer.library(service, collector, true);
      case PLAIN_UNSAMPLED -> HelloTracer.plain(service, collector, false);
      case PLAIN_SENT -> HelloTracer.plain(service, collector, true);
      case OTEL_SENT -> HelloTracer.openTelemetry(collector);
    };
  }

  private static void greet(HttpServerRequest request) {
    request.response().end("Hello, world!");
  }

  private static Handler<HttpServerRequest> gateway(Vertx vertx, HelloTracer tracer, int backend) {
    WebClient client = WebClient.create(vertx);
    HelloTracer.Calls calls = tracer.calls().apply(vertx);
    return request ->
        calls
            .attempt(() -> client.get(backend, HOST, PATH).send())
            .map(response -> response.bodyAsString())
            .onSuccess(text -> request.response().end(text))
            .onFailure(failure -> request.response().setStatusCode(502).end());
  }
}
