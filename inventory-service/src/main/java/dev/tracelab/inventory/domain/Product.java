package dev.tracelab.inventory.domain;

/**
 * A product as customers see it.
 *
 * @param sku its stock keeping unit
 * @param name what it is called
 * @param description what it tastes of
 * @param priceMinor the price of one unit, in minor units of the currency
 * @param currency the currency, by ISO 4217
 * @param available units on hand that nobody holds
 */
public record Product(
    String sku,
    String name,
    String description,
    long priceMinor,
    String currency,
    long available) {}
