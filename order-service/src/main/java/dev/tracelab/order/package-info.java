/**
 * The order service: {@link dev.tracelab.order.Main} puts it together, {@code flow} tells what
 * happens to an order, {@code store}, {@code client} and {@code payment} are what it happens with.
 */
package dev.tracelab.order;
