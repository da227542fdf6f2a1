package dev.tracelab.bench.hello;

import dev.tracelab.bench.process.ChildProgram;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;

/** One hop of the hello world: the backend that greets, or the gateway that asks it to. */
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
    Handler<HttpServerRequest> answers =
        isBackend ? HelloService::greet : gateway(vertx, tracer, Integer.parseInt(arguments[2]));
    HttpServer server = vertx.createHttpServer().requestHandler(answers).listen(0, HOST).await();
    ChildProgram.serveUntilTold(server.actualPort());
    vertx.close().await();
    tracer.close().run();
  }

  private static HelloTracer tracer(HelloSetting setting, String service, URI collector) {
    return switch (setting) {
      case NONE -> HelloTracer.none();
      case UNSAMPLED -> LibraryTracers.unsampled(service, collector);
      case DISCARDED -> LibraryTracers.discarded(service);
      case SENT -> LibraryTracers.sent(service, collector);
      case PLAIN_UNSAMPLED -> OtherTracers.plain(service, collector, 0);
      case PLAIN_SENT -> OtherTracers.plain(service, collector, 1);
      case OTEL_SENT -> OtherTracers.openTelemetry(collector);
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
            .map(answer -> answer.bodyAsString())
            .onSuccess(text -> request.response().end(text))
            .onFailure(failure -> request.response().setStatusCode(502).end());
  }
}
