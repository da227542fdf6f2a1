import dev.tracelab.tracing.TraceHandover;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A greeting has three parts, made at once: by a timer, by a foreign thread, and by a worker. */
public class TheEventLoop {

  private static final RouteNames ROUTES = RouteNames.of(List.of("GET /greetings/{name}"));

  public static void main(String[] arguments) {
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "greeter"));
    Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, ROUTES)).build();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Traced traced = new Traced(vertx, tracing.tracer());
      HttpServer server = new Greeter(vertx, traced, pool).listen().await();
      var request =
          WebClient.create(vertx).get(server.actualPort(), "127.0.0.1", "/greetings/Ada");
      System.out.println(request.send().await().bodyAsString());
    } finally {
      pool.shutdown();
      vertx.close().await();
      tracing.close(Duration.ofSeconds(5));
    }
  }

  record Greeter(Vertx vertx, Traced traced, Executor pool) {

    Future<HttpServer> listen() {
      Router router = Router.router(vertx);
      router.get("/greetings/:name").handler(this::greet);
      return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
    }

    private void greet(RoutingContext request) {
      String name = request.pathParam("name");
      Future<String> words = span("find-words", this::findWords);
      Future<String> translated = span("translate", this::translate);
      Future<Integer> letters = span("count-letters", () -> countLetters(name));
      Future.all(words, translated, letters)
          .map(all -> "%s, %s! (%d)".formatted(translated.result(), name, letters.result()))
          .onSuccess(greeting -> request.response().end(greeting))
          .onFailure(request::fail);
    }

    private Future<String> findWords() {
      return vertx.timer(100).map(fired -> step("read-words", "Hello"));
    }

    private Future<String> translate() {
      Executor traceable = TraceHandover.propagating(pool);
      return traced
          .here(CompletableFuture.supplyAsync(this::slowly, traceable))
          .compose(this::writeWord);
    }

    private String slowly() {
      pause(500);
      return step("open-dictionary", "Bonjour");
    }

    private Future<String> writeWord(String word) {
      return vertx.timer(50).map(fired -> step("write-word", word));
    }

    private Future<Integer> countLetters(String name) {
      return vertx.executeBlocking(
          () -> {
            pause(300);
            return step("read-letters", name.length());
          });
    }

    /** Runs work in a span that ends with it. */
    private <T> Future<T> span(String operation, Supplier<Future<T>> work) {
      return traced.span(operation, span -> work.get());
    }

    /** A short span, the child of whichever span is active here. */
    private <T> T step(String operation, T result) {
      traced.tracer().buildSpan(operation).start().finish();
      return result;
    }

    private static void pause(long millis) {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
