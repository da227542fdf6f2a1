/** The bounded memory of traces, and searching in it. */
package dev.tracelab.jaeger.store;
