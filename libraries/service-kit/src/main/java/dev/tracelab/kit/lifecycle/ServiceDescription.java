package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.Environment;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What tells one service from another.
 *
 * @param name in traces and logs, such as {@code order-service}
 * @param contract the OpenAPI contract's place on the class path
 * @param port the API's port where {@code PORT} is not set
 * @param managementPort the port of health checks where {@code MANAGEMENT_PORT} is not set
 * @param config reads the service's own configuration
 * @param assemble builds the service of its parts; it may block
 * @param <C> the service's configuration
 */
public record ServiceDescription<C>(
    String name,
    String contract,
    int port,
    int managementPort,
    Function<Environment, C> config,
    BiConsumer<C, ServiceBuilder> assemble) {}
