/** What happens without a request: overdue reservations expire. */
package dev.tracelab.inventory.flow;
