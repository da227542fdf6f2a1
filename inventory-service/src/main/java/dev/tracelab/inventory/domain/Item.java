package dev.tracelab.inventory.domain;

/**
 * Units of one product.
 *
 * @param sku the product's stock keeping unit
 * @param quantity how many units, at least 1
 */
public record Item(String sku, int quantity) {}
