/** Products, stock and reservations in PostgreSQL. */
package dev.tracelab.inventory.store;
