package hello;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;

/**
 * A service that greets and a client that calls it once: three spans in one trace. With Jaeger
 * running, {@code JAEGER_ENDPOINT=http://127.0.0.1:14268/api/traces} sends them there.
 */
public final class Hello {

  private static final RouteNames NAMES = RouteNames.of(List.of("GET /hello/{name}"));
  private static final ClientCall GREETING =
      new ClientCall(HttpMethod.GET, "hello-service", "/hello/{name}");

  private final Vertx vertx;
  private final Traced traced;

  private Hello(Vertx vertx, Traced traced) {
    this.vertx = vertx;
    this.traced = traced;
  }

  /** Prints the greeting, its trace's id, and the number of spans reported and dropped. */
  public static void main(String[] arguments) {
    Tracing tracing =
        Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "hello-service"));
    Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, NAMES)).build();
    Hello hello = new Hello(vertx, new Traced(vertx, tracing.tracer()));

    HttpResponse<Buffer> greeting = hello.listen().compose(hello::call).await();
    System.out.println(greeting.bodyAsString() + " Trace " + greeting.getHeader("x-trace-id"));

    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
    System.out.println(tracing.counts());
  }

  private Future<HttpServer> listen() {
    Router router = Router.router(vertx);
    router.route().handler(new TraceResponse());
    router.get("/hello/:name").handler(this::greet);
    return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
  }

  private void greet(RoutingContext request) {
    traced
        .span("find words", span -> vertx.timer(1).map("Hello " + request.pathParam("name") + "."))
        .onSuccess(words -> request.response().end(words))
        .onFailure(request::fail);
  }

  private Future<HttpResponse<Buffer>> call(HttpServer server) {
    WebClient client = WebClient.create(vertx);
    return new ClientTracing(traced)
        .attempt(
            GREETING, 1, () -> client.get(server.actualPort(), "127.0.0.1", "/hello/you").send());
  }
}
