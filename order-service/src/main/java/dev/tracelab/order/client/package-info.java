/** Calls to other services: where their names, timeouts and problems live. */
package dev.tracelab.order.client;
