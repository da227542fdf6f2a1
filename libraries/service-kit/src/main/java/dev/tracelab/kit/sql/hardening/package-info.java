/** Protection of the database client against servers that stop responding. */
package dev.tracelab.kit.sql.hardening;
