package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;

/** Where a service listens: {@code HOST}, {@code PORT} and {@code MANAGEMENT_PORT}. */
record Endpoints(String host, int port, int managementPort) {

  /** Refuses one port for both: Vert.x would let both servers have it and answer in turn. */
  Endpoints {
    if (port != 0 && port == managementPort) {
      throw new ConfigurationException(
          "PORT and MANAGEMENT_PORT are both %d: give each a port of its own.".formatted(port));
    }
  }

  static Endpoints from(Environment environment, ServiceDescription<?> service) {
    return new Endpoints(
        environment.text("HOST", "127.0.0.1"),
        environment.port("PORT", service.port()),
        environment.port("MANAGEMENT_PORT", service.managementPort()));
  }
}
