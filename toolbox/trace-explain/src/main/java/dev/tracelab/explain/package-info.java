/**
 * Explains a trace in words. Start reading at {@link dev.tracelab.explain.TraceExplainer}. It knows
 * nothing of a particular system: all it uses are times, references, kinds and the common tags.
 */
package dev.tracelab.explain;
