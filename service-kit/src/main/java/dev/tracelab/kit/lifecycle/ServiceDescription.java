package dev.tracelab.kit.lifecycle;

import dev.tracelab.tracing.config.Environment;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Describes a service to {@link ServiceRunner}.
 *
 * @param name in traces and logs, such as {@code order-service}
 * @param contract the OpenAPI contract's path on the class path
 * @param port the API's default port
 * @param managementPort the default port of health checks and metrics
 * @param config reads the service's own configuration
 * @param assemble the composition root; may block
 * @param <C> the service's configuration
 */
public record ServiceDescription<C>(
    String name,
    String contract,
    int port,
    int managementPort,
    Function<Environment, C> config,
    BiConsumer<C, ServiceBuilder> assemble) {}
