package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.spi.TracerBackend;
import dev.tracelab.tracing.spi.TracerBackendProvider;
import io.opentracing.ScopeManager;

/**
 * The backend selected by {@code TRACING_BACKEND=opentelemetry}; loaded by {@link
 * java.util.ServiceLoader}.
 */
public final class OtelBackendProvider implements TracerBackendProvider {

  /** Called by the service loader. */
  public OtelBackendProvider() {}

  @Override
  public String name() {
    return "opentelemetry";
  }

  @Override
  public TracerBackend start(TracingConfig config, ScopeManager scopes) {
    UnsupportedSettings.check(config);
    return OtelBackend.start(config, scopes);
  }
}
