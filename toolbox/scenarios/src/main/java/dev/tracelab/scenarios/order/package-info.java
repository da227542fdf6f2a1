/** Variants of the ports of order-service. */
package dev.tracelab.scenarios.order;
