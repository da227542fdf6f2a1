/** Spans, traces and attribute values as stored, independent of wire formats. */
package dev.tracelab.jaeger.model;
