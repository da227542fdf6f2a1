package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.Environment;

/** Where a service listens: {@code HOST}, {@code PORT} and {@code MANAGEMENT_PORT}. */
record Endpoints(String host, int port, int managementPort) {

  static Endpoints from(Environment environment, ServiceDescription<?> service) {
    return new Endpoints(
        environment.text("HOST", "127.0.0.1"),
        environment.port("PORT", service.port()),
        environment.port("MANAGEMENT_PORT", service.managementPort()));
  }
}
