package dev.tracelab.tracing.spi;

import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.ScopeManager;

/**
 * Starts a {@link TracerBackend}. A module names its provider in {@code META-INF/services} under
 * this interface's name.
 */
public interface TracerBackendProvider {

  /** The value of {@code TRACING_BACKEND} that chooses it. */
  String name();

  /**
   * Starts the backend. A receiver that is away is no error.
   *
   * @param scopes knows the active span, on event loops and elsewhere; no other place may
   * @throws dev.tracelab.tracing.config.ConfigurationException when it cannot do what is configured
   */
  TracerBackend start(TracingConfig config, ScopeManager scopes);
}
