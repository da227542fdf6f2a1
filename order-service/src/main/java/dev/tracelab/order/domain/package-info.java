/** What an order is and what it may become. Knows nothing of HTTP, SQL or tracing. */
package dev.tracelab.order.domain;
