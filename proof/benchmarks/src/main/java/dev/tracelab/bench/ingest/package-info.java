/** The cost of ingesting and storing spans, for the embedded backend and the real Jaeger. */
package dev.tracelab.bench.ingest;
