/** Receivers for Jaeger's Thrift over HTTP and UDP, and for OTLP over HTTP. */
package dev.tracelab.jaeger.ingest;
