/** Records and rules, without HTTP, JSON or SQL. */
package dev.tracelab.order.domain;
