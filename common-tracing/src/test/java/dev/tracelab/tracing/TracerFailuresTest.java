package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import dev.tracelab.tracing.spi.TracerBackend;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.spi.Reporter;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tracer that fails in every method does not affect requests or messages. */
class TracerFailuresTest {

  private Tracing tracing;
  private Vertx vertx;

  /** Vert.x closes a client that nothing refers to any more, also during a request. */
  private HttpClient client;

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aTracerThatThrowsAffectsNoRequest(HttpVersion version) throws Exception {
    start(broken(Tracer.class));

    assertThat(twoHops(version)).isEqualTo("heard");
    assertThat(tracing.failures()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void spansThatThrowAffectNoRequest(HttpVersion version) throws Exception {
    start(givingBrokenSpans());

    assertThat(twoHops(version)).isEqualTo("heard");
    assertThat(tracing.failures()).isPositive();
  }

  @Test
  void anErrorOfTheReporterIsCaughtAndCounted() throws Exception {
    tracing = Tracing.reportingTo("test-service", new BrokenReporter());
    vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();

    assertThat(twoHops(HttpVersion.HTTP_1_1)).isEqualTo("heard");
    assertThat(tracing.failures()).isPositive();
  }

  private void start(Tracer tracer) {
    tracing = new Tracing(new BackendOf(tracer));
    vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of("GET /x"))))
            .build();
  }

  private record BackendOf(Tracer tracer) implements TracerBackend {

    @Override
    public SpanCounts counts() {
      return new SpanCounts(0, 0, 0);
    }

    @Override
    public Map<SpanLoss, Long> losses() {
      return Map.of();
    }

    @Override
    public void close(Duration bound) {}
  }

  /** A request to a server that calls another server and sends an event-bus request. */
  private String twoHops(HttpVersion version) throws Exception {
    vertx.eventBus().consumer("ears", message -> message.reply("heard"));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    vertx
                        .eventBus()
                        .<String>request("ears", "speak")
                        .onSuccess(reply -> request.response().end(reply.body()))
                        .onFailure(failure -> request.response().setStatusCode(500).end()))
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS);
    return Future.<String>future(
            answer -> vertx.runOnContext(start -> ask(server, version).onComplete(answer)))
        .await(60, TimeUnit.SECONDS);
  }

  private Future<String> ask(HttpServer server, HttpVersion version) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(version)
            .setHttp2ClearTextUpgrade(false)
            .setTracingPolicy(TracingPolicy.ALWAYS);
    client = vertx.createHttpClient(options);
    return client
        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/x")
        .compose(request -> request.send())
        .compose(response -> response.body())
        .map(Buffer::toString);
  }

  private static Tracer givingBrokenSpans() {
    Tracer.SpanBuilder builder =
        proxy(
            Tracer.SpanBuilder.class,
            (method, self) -> method.equals("start") ? broken(Span.class) : self);
    return proxy(Tracer.class, (method, self) -> method.equals("buildSpan") ? builder : null);
  }

  private static <T> T broken(Class<T> type) {
    return proxy(
        type,
        (method, self) -> {
          throw new AssertionError(method + " is broken.");
        });
  }

  private static <T> T proxy(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? method.getName().equals("hashCode") ? 1 : type.getSimpleName()
                    : behaviour.of(method.getName(), self)));
  }

  @FunctionalInterface
  private interface Behaviour {
    Object of(String method, Object self);
  }

  private static final class BrokenReporter implements Reporter {

    @Override
    public void report(JaegerSpan span) {
      throw new IllegalStateException("The reporter is broken.");
    }

    @Override
    public void close() {}
  }
}
