/**
 * The chaos run: orders arrive at a constant rate while services are killed and PostgreSQL and
 * Jaeger go down; then an audit checks every invariant in the databases and in the traces.
 */
package dev.tracelab.chaos;
