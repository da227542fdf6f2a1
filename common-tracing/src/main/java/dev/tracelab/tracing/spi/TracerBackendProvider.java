package dev.tracelab.tracing.spi;

import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.ScopeManager;

/** Starts a {@link TracerBackend}. A module registers its provider in {@code META-INF/services}. */
public interface TracerBackendProvider {

  /** The value of {@code TRACING_BACKEND} that selects this backend. */
  String name();

  /**
   * Starts the backend. An unreachable receiver is not an error.
   *
   * @param scopes provides the active span; the backend must not store it elsewhere
   * @throws dev.tracelab.tracing.config.ConfigurationException if the backend does not support the
   *     configuration
   */
  TracerBackend start(TracingConfig config, ScopeManager scopes);
}
