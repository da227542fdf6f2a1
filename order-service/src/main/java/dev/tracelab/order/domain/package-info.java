/** Orders, their states and business rules; independent of HTTP and SQL. */
package dev.tracelab.order.domain;
