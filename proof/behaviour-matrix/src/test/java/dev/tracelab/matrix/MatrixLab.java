package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceHandover;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment of a row: a Vert.x instance traced in one of the two settings, and its spans. */
final class MatrixLab implements AutoCloseable {

  private static final List<String> ROUTES =
      List.of("GET /go", "GET /orders/{id}", "GET /leaf", "GET /broken", "GET /slow", "GET /chat");

  private final Warnings warnings = Warnings.record();
  private final UnknownHostDns names = UnknownHostDns.start();
  private final Setting setting;
  private final Tracer tracer;
  private final Vertx vertx;
  private final Traced traced;
  private final Spans spans;
  private boolean checked;

  private MatrixLab(Setting setting, TracingConfig config) {
    InMemoryReporter reporter = new InMemoryReporter();
    this.setting = setting;
    this.spans = new Spans(reporter);
    VertxTracerFactory factory;
    if (setting == Setting.ALONE) {
      tracer = PlainJaeger.tracer(config, reporter);
      factory = new OpenTracingTracerFactory(tracer);
    } else {
      Tracing tracing = Tracing.reportingTo(config, reporter);
      tracer = tracing.tracer();
      factory = ServiceTracer.factory(tracing, RouteNames.of(ROUTES));
    }
    vertx = Vertx.builder().with(options()).withTracer(factory).build();
    traced = new Traced(vertx, tracer);
  }

  /**
   * A new lab for one run of a row.
   *
   * @param configured variables, each {@code NAME=value}
   */
  static MatrixLab start(Setting setting, String... configured) {
    Map<String, String> environment =
        Stream.of(configured)
            .map(variable -> variable.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String service = "matrix-" + setting.name().toLowerCase(Locale.ROOT);
    return new MatrixLab(setting, TracingConfig.fromEnvironment(environment, service));
  }

  private VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(2)
        .setWorkerPoolSize(2)
        .setAddressResolverOptions(new AddressResolverOptions().addServer(names.address()));
  }

  Vertx vertx() {
    return vertx;
  }

  Tracer tracer() {
    return tracer;
  }

  Spans spans() {
    return spans;
  }

  /** The library; only available in the second setting. */
  Traced traced() {
    assertThat(setting).isEqualTo(Setting.WITH);
    return traced;
  }

  ClientTracing clients() {
    return new ClientTracing(traced());
  }

  /** Checks the result with vertx-opentracing alone. */
  void alone(Check check) throws Exception {
    check(Setting.ALONE, check);
  }

  /** Checks the result with common-tracing. */
  void with(Check check) throws Exception {
    check(Setting.WITH, check);
  }

  /** Checks a result that is the same in both settings. */
  void always(Check check) throws Exception {
    check(setting, check);
  }

  /** A step that is written differently with the library. */
  <T> T either(Supplier<T> alone, Supplier<T> with) {
    return setting == Setting.ALONE ? alone.get() : with.get();
  }

  /** Work in a span: made by hand, or by the library. */
  <T> Future<T> span(String operation, Supplier<Future<T>> work) {
    return either(
        () -> ManualSpans.span(tracer, operation, work),
        () -> traced.span(operation, span -> work.get()));
  }

  /** Runs code with an existing span active: by hand, or with the library. */
  void within(Span span, Runnable part) {
    if (isAlone()) {
      ManualSpans.within(span, part);
    } else {
      TraceHandover.of(span).runnable(part).run();
    }
  }

  /** Whether this run is without the library. */
  boolean isAlone() {
    return setting == Setting.ALONE;
  }

  /** Starts and finishes a span, as a library that uses only OpenTracing would. */
  void mark(String operation) {
    tracer.buildSpan(operation).start().finish();
  }

  /** Runs work on an event loop and waits for it. */
  <T> T run(Callable<Future<T>> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            start ->
                Future.succeededFuture()
                    .compose(ready -> call(work))
                    .onSuccess(done::complete)
                    .onFailure(done::completeExceptionally));
    return Waiting.until(done);
  }

  private static <T> Future<T> call(Callable<Future<T>> work) {
    try {
      return work.call();
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** Expects a log line of level WARN or above with this text. */
  void expectLog(String text) {
    warnings.expect(text);
  }

  /** The lines of level WARN and above so far. */
  List<String> logged() {
    return warnings.lines();
  }

  /** Fails if the row checked nothing. */
  void assertChecked() {
    assertThat(checked).as("the row checks what is seen " + setting).isTrue();
  }

  @Override
  public void close() throws Exception {
    CompletableFuture<Void> closed = vertx.close().toCompletionStage().toCompletableFuture();
    closed.get(60, TimeUnit.SECONDS);
    tracer.close();
    names.close();
    warnings.close();
  }

  private void check(Setting about, Check check) throws Exception {
    if (setting == about) {
      check.run();
      checked = true;
    }
  }

  /** What a row asserts. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }
}
