package dev.tracelab.tracing;

import dev.tracelab.tracing.backend.JaegerBackend;
import dev.tracelab.tracing.backend.TracerBackends;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import dev.tracelab.tracing.spi.TracerBackend;
import io.jaegertracing.spi.Reporter;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracer;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Owns a service's tracer from startup until the last span has been sent.
 *
 * <pre>{@code
 * Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "order-service"));
 * Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, names)).build();
 * Traced traced = new Traced(vertx, tracing.tracer());
 * }</pre>
 */
public final class Tracing {

  private final TracerBackend backend;
  private final Tracer tracer;
  private final TracerFailures failures = new TracerFailures();

  Tracing(TracerBackend backend) {
    this(backend, backend.tracer());
  }

  private Tracing(TracerBackend backend, Tracer plain) {
    this.backend = backend;
    this.tracer = plain instanceof NoopTracer ? plain : new GuardedTracer(plain);
  }

  /**
   * Starts a tracer that reports to the configured backend. An unreachable backend is not an error:
   * spans are queued, and dropped and counted when the queue is full or they have waited too long.
   * With {@code TRACING_BACKEND=none} it is as {@link #off}.
   *
   * @throws ConfigurationException if the backend is not on the class path or does not support the
   *     configuration
   */
  public static Tracing start(TracingConfig config) {
    return new Tracing(TracerBackends.start(config, new ContextScopeManager()));
  }

  /**
   * Starts a tracer with the default configuration that passes finished spans to the given
   * reporter, such as jaeger-client's {@code InMemoryReporter}. Intended for tests.
   */
  public static Tracing reportingTo(String serviceName, Reporter reporter) {
    return reportingTo(TracingConfig.fromEnvironment(Map.of(), serviceName), reporter);
  }

  /** As {@link #reportingTo(String, Reporter)}, with the given configuration. */
  public static Tracing reportingTo(TracingConfig config, Reporter reporter) {
    return new Tracing(JaegerBackend.reportingTo(config, reporter, new ContextScopeManager()));
  }

  /**
   * Disables tracing: Vert.x gets no tracer, {@link Traced} runs work without a span, and {@link
   * TraceContext#current} returns null.
   */
  public static Tracing off() {
    return new Tracing(TracerBackends.off());
  }

  /**
   * The OpenTracing tracer. Its spans are safe to misuse: a span is reported once even if it is
   * finished several times, null values are ignored, long text is truncated, and no call throws.
   */
  public Tracer tracer() {
    return tracer;
  }

  /**
   * This tracing with the backend's tracer wrapped, below the protection that {@link #tracer}
   * promises. Use only the result from then on.
   *
   * @param wrapper receives the backend's tracer and returns what is to be used instead; the span
   *     contexts must remain those of the backend
   */
  public Tracing wrapped(UnaryOperator<Tracer> wrapper) {
    Tracer plain = backend.tracer();
    Tracer wrapped = wrapper.apply(plain);
    return isOff() || wrapped == plain ? this : new Tracing(backend, wrapped);
  }

  /** The numbers of spans reported and dropped since startup, and of spans now in the queue. */
  public SpanCounts counts() {
    return backend.counts();
  }

  /** The numbers of dropped spans by reason. */
  public Map<SpanLoss, Long> losses() {
    return backend.losses();
  }

  /**
   * The number of tracer failures caught since startup. Each may have lost a span; none affected a
   * request.
   */
  public long failures() {
    return failures.count();
  }

  /** Counts a failure of the tracer itself and logs the first one. */
  public void caught(Throwable failure) {
    failures.caught(failure);
  }

  /**
   * Sends the queued spans and stops reporting. Spans finished later are counted as dropped, so
   * close Vert.x first. Blocks: never call it on an event loop.
   *
   * @param bound the maximum time to block, even if the receiver hangs
   */
  public void close(Duration bound) {
    backend.close(bound);
  }

  /** Whether tracing is disabled. */
  public boolean isOff() {
    return tracer instanceof NoopTracer;
  }
}
