package dev.tracelab.tracing.backend;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import dev.tracelab.tracing.spi.TracerBackend;
import dev.tracelab.tracing.spi.TracerBackendProvider;
import io.opentracing.ScopeManager;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds the backend that the configuration names: Jaeger's is here, others in their modules. */
public final class TracerBackends {

  private TracerBackends() {}

  /**
   * Starts the configured backend.
   *
   * @param scopes knows the active span
   * @throws ConfigurationException when it is not on the class path or cannot do what is configured
   */
  public static TracerBackend start(TracingConfig config, ScopeManager scopes) {
    return config.backend().equals(TracingConfig.JAEGER)
        ? JaegerBackend.start(config, scopes)
        : found(config.backend()).start(config, scopes);
  }

  /** The backend that makes no spans. */
  public static TracerBackend off() {
    return new Off();
  }

  private static TracerBackendProvider found(String name) {
    return ServiceLoader.load(TracerBackendProvider.class, TracerBackends.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing(name));
  }

  private static ConfigurationException missing(String name) {
    return new ConfigurationException(
        "TRACING_BACKEND is '"
            + name
            + "', which is not on the class path: write jaeger, or opentelemetry and add"
            + " common-tracing-otel.");
  }

  private static final class Off implements TracerBackend {

    @Override
    public Tracer tracer() {
      return NoopTracerFactory.create();
    }

    @Override
    public SpanCounts counts() {
      return new SpanCounts(0, 0, 0);
    }

    @Override
    public Map<SpanLoss, Long> losses() {
      return Map.of();
    }

    @Override
    public void close(Duration bound) {
      // Nothing waits to be sent.
    }
  }
}
