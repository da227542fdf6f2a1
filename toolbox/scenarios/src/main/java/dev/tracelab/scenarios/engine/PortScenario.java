package dev.tracelab.scenarios.engine;

import dev.tracelab.kit.lifecycle.ServiceBuilder;
import java.util.function.BiFunction;

/**
 * What one scenario makes of one port of a service.
 *
 * @param id of the scenario
 * @param port the port's interface
 * @param broken creates the broken variant from the clean port
 * @param repaired creates the repaired variant from the clean port
 */
public record PortScenario<T>(
    String id,
    Class<T> port,
    BiFunction<ServiceBuilder, T, T> broken,
    BiFunction<ServiceBuilder, T, T> repaired) {

  /** A scenario whose repair is the service as it is. */
  public PortScenario(String id, Class<T> port, BiFunction<ServiceBuilder, T, T> broken) {
    this(id, port, broken, (service, clean) -> clean);
  }
}
