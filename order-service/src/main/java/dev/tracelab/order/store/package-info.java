/** Orders, leases and the outbox in PostgreSQL. */
package dev.tracelab.order.store;
