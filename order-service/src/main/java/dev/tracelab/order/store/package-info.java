/** Orders and the outbox in PostgreSQL. */
package dev.tracelab.order.store;
