/**
 * What it costs a backend to take spans in and to keep them: the embedded one and the real Jaeger.
 */
package dev.tracelab.bench.ingest;
