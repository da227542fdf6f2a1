/** Records and rules, without HTTP or SQL. */
package dev.tracelab.inventory.domain;
