package dev.tracelab.order.domain;

/**
 * A quantity of one product.
 *
 * @param sku the product's stock keeping unit
 * @param quantity number of units, at least 1
 */
public record OrderItem(String sku, int quantity) {}
