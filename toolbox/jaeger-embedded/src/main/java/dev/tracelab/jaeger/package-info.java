/**
 * An in-memory backend that speaks Jaeger's wire formats and query API, with a small viewer, for
 * machines where the real Jaeger cannot run.
 */
package dev.tracelab.jaeger;
