/** Variants of the ports of inventory-service. */
package dev.tracelab.scenarios.inventory;
