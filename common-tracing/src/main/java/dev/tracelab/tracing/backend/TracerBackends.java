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

/**
 * Internal: selects the configured backend. Jaeger's and none are built in; others come from their
 * modules.
 */
public final class TracerBackends {

  private TracerBackends() {}

  /**
   * Starts the configured backend.
   *
   * @param scopes provides the active span
   * @throws ConfigurationException if the backend is not on the class path or does not support the
   *     configuration
   */
  public static TracerBackend start(TracingConfig config, ScopeManager scopes) {
    return switch (config.backend()) {
      case TracingConfig.JAEGER -> JaegerBackend.start(config, scopes);
      case TracingConfig.NONE -> off();
      default -> found(config.backend()).start(config, scopes);
    };
  }

  /** A backend that creates no spans. */
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
            + "', which is not on the class path. Use jaeger, none to trace nothing, or opentelemetry"
            + " with the module common-tracing-otel.");
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
      // There is nothing to send.
    }
  }
}
