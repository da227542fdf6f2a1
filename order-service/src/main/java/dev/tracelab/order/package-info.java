/**
 * Orders: {@link dev.tracelab.order.Main} assembles the service, {@code http} handles requests,
 * {@code flow} is the life of an order, {@code store}, {@code client} and {@code payment} are what
 * it works with.
 */
package dev.tracelab.order;
