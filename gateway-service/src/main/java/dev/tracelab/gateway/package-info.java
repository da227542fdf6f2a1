/**
 * The public API: {@link dev.tracelab.gateway.Main} assembles it, {@code http} forwards requests
 * and {@code client} calls the services behind.
 */
package dev.tracelab.gateway;
