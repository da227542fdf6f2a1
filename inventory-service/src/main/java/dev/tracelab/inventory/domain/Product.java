package dev.tracelab.inventory.domain;

/**
 * A product as customers see it.
 *
 * @param sku its stock keeping unit
 * @param name display name
 * @param description origin, processing and taste
 * @param priceMinor price of one unit, in minor units of the currency
 * @param currency ISO 4217 code
 * @param available units on hand that are not reserved
 */
public record Product(
    String sku,
    String name,
    String description,
    long priceMinor,
    String currency,
    long available) {}
