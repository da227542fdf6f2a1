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

/**
 * Owns a service's tracer, from its start to the last span sent.
 *
 * <pre>{@code
 * Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "order-service"));
 * Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, names)).build();
 * Traced traced = Traced.create(vertx, tracing.tracer());
 * }</pre>
 */
public final class Tracing {

  private final TracerBackend backend;
  private final Tracer tracer;
  private final TracerFailures failures = new TracerFailures();

  Tracing(TracerBackend backend) {
    this.backend = backend;
    Tracer plain = backend.tracer();
    this.tracer = plain instanceof NoopTracer ? plain : new GuardedTracer(plain);
  }

  /**
   * A tracer that reports to the configured backend. One that is away is no error: spans wait for
   * it, and are counted as dropped when there is no more room for them or they have waited too
   * long.
   *
   * @throws ConfigurationException when the backend is not on the class path or cannot do what is
   *     configured
   */
  public static Tracing start(TracingConfig config) {
    return new Tracing(TracerBackends.start(config, new ContextScopeManager()));
  }

  /**
   * A tracer with the default configuration that hands finished spans to a reporter of the caller,
   * such as jaeger-client's {@code InMemoryReporter}.
   */
  public static Tracing reportingTo(String serviceName, Reporter reporter) {
    return reportingTo(TracingConfig.fromEnvironment(Map.of(), serviceName), reporter);
  }

  /** As {@link #reportingTo(String, Reporter)}, with a configuration of the caller. */
  public static Tracing reportingTo(TracingConfig config, Reporter reporter) {
    return new Tracing(JaegerBackend.reportingTo(config, reporter, new ContextScopeManager()));
  }

  /**
   * No tracing: Vert.x gets no tracer, a {@link Traced} runs work without a span, and {@link
   * TraceContext#current} is null.
   */
  public static Tracing off() {
    return new Tracing(TracerBackends.off());
  }

  /**
   * The OpenTracing tracer. Its spans are finished once, however often they are told to be, and
   * take any value as tag, log or baggage: null is left out, long text is cut, nothing throws.
   */
  public Tracer tracer() {
    return tracer;
  }

  /** Spans reported and dropped since the start, and those that wait. */
  public SpanCounts counts() {
    return backend.counts();
  }

  /** How many of the dropped spans were lost for which reason. */
  public Map<SpanLoss, Long> losses() {
    return backend.losses();
  }

  /**
   * How many failures of the tracer itself were caught since the start, each of which may have cost
   * a span, and none of which reached a request.
   */
  public long failures() {
    return failures.count();
  }

  /** Counts a failure of the tracer itself, and logs the first one. */
  public void caught(Throwable failure) {
    failures.caught(failure);
  }

  /**
   * Sends the spans that wait and stops reporting, spans finished later are counted as dropped;
   * close Vert.x first. Blocks: never call it on an event loop.
   *
   * @param bound how long it may take, also when the receiver hangs
   */
  public void close(Duration bound) {
    backend.close(bound);
  }

  /** Whether nothing is traced. */
  public boolean isOff() {
    return tracer instanceof NoopTracer;
  }
}
