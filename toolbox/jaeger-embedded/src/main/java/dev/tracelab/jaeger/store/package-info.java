/** The bounded in-memory trace store and its search. */
package dev.tracelab.jaeger.store;
