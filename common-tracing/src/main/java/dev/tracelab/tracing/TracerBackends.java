package dev.tracelab.tracing;

import dev.tracelab.tracing.spi.TracerBackend;
import dev.tracelab.tracing.spi.TracerBackendProvider;
import java.util.ServiceLoader;

/** Finds the backend that the configuration names: Jaeger's is here, others in their modules. */
final class TracerBackends {

  private TracerBackends() {}

  static TracerBackend start(TracingConfig config) {
    return config.backend().equals(TracingConfig.JAEGER)
        ? JaegerBackend.remote(config)
        : found(config.backend()).start(config, new ContextScopeManager());
  }

  private static TracerBackendProvider found(String name) {
    return ServiceLoader.load(TracerBackendProvider.class, TracerBackends.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing(name));
  }

  private static InvalidTracingConfig missing(String name) {
    return new InvalidTracingConfig(
        "TRACING_BACKEND is '"
            + name
            + "', which is not on the class path: write jaeger, or opentelemetry and add"
            + " common-tracing-otel.");
  }
}
