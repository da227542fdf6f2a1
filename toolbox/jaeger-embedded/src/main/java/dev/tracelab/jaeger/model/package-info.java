/** Spans, traces and their values as the store keeps them; nothing here knows a wire format. */
package dev.tracelab.jaeger.model;
