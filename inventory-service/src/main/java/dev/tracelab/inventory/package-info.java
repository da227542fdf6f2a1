/**
 * Products, prices and reservations: {@link dev.tracelab.inventory.Main} assembles the service,
 * {@code http} handles requests, {@code flow} runs without one, {@code store} keeps the data.
 */
package dev.tracelab.inventory;
