/** What goes out: Jaeger's query API. */
package dev.tracelab.jaeger.query;
