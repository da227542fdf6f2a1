import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A visitor asks for three things: one is there, one is unknown, and one cannot be read. */
public class NamesTagsErrors {

  public static void main(String[] arguments) {
    try (JaegerTracer visitor = Configuration.fromEnv("visitor").getTracer();
        JaegerTracer greeter = Configuration.fromEnv("greeter").getTracer()) {
      Vertx vertx = Vertx.builder().withTracer(new OpenTracingTracerFactory(greeter)).build();
      try {
        HttpServer server = new Greeter(greeter).listen(vertx).await();
        visit(visitor, WebClient.create(vertx), server.actualPort()).await();
      } finally {
        vertx.close().await();
      }
    }
  }

  /** Asks one after the other, so that their spans have the same order each time. */
  private static Future<?> visit(Tracer tracer, WebClient client, int port) {
    Span span = tracer.buildSpan("visit").start();
    Map<String, String> headers = new HashMap<>();
    tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    return Future.succeededFuture()
        .compose(start -> ask(client, port, "/greetings/ada", headers))
        .compose(done -> ask(client, port, "/greetings/nobody", headers))
        .compose(done -> ask(client, port, "/moods/ada", headers))
        .onComplete(done -> span.finish());
  }

  private static Future<?> ask(
      WebClient client, int port, String path, Map<String, String> headers) {
    var request = client.get(port, "127.0.0.1", path);
    request.headers().addAll(headers);
    return request
        .send()
        .onSuccess(response -> System.out.println(path + " " + response.statusCode()));
  }

  /** Vert.x starts and finishes its server spans, and calls each of them {@code GET}. */
  record Greeter(Tracer tracer) {

    Future<HttpServer> listen(Vertx vertx) {
      Router router = Router.router(vertx);
      router.route().handler(this::describe);
      router.get("/greetings/:name").handler(this::greet);
      router.get("/moods/:name").handler(this::tellMood);
      return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
    }

    private void describe(RoutingContext request) {
      Span span = OpenTracingUtil.getSpan();
      request.addHeadersEndHandler(
          responding -> {
            span.setOperationName(nameOf(request));
            if (request.response().getStatusCode() >= 500) {
              Tags.ERROR.set(span, true);
            }
          });
      request.next();
    }

    /** An unknown path has no route. */
    private static String nameOf(RoutingContext request) {
      HttpMethod method = request.request().method();
      Route route = request.currentRoute();
      return route == null ? method.name() : method + " " + route.getPath();
    }

    private void greet(RoutingContext request) {
      String name = request.pathParam("name");
      int status = name.equals("nobody") ? 404 : 200;
      request.response().setStatusCode(status).end("Hello, " + name + "!");
    }

    private void tellMood(RoutingContext request) {
      Span span =
          tracer
              .buildSpan("read-mood")
              .asChildOf(OpenTracingUtil.getSpan())
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT)
              .withTag(Tags.PEER_SERVICE, "mood-db")
              .withTag(Tags.DB_TYPE, "redis")
              .start();
      readMood()
          .onFailure(failure -> describe(span, failure))
          .onComplete(done -> span.finish())
          .onSuccess(mood -> request.response().end(mood))
          .onFailure(failure -> request.response().setStatusCode(500).end());
    }

    private static void describe(Span span, Throwable failure) {
      Tags.ERROR.set(span, true);
      span.setTag("error.code", "MOOD_DB_DOWN");
      span.log(
          Map.of(
              "event", "error",
              "error.kind", failure.getClass().getSimpleName(),
              "message", failure.getMessage()));
    }

    /** The database is down. */
    private static Future<String> readMood() {
      return Future.failedFuture(new TimeoutException("no answer within 50 ms"));
    }
  }
}
