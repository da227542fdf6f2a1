/** What comes in: Jaeger's Thrift over HTTP and over UDP, and OTLP over HTTP. */
package dev.tracelab.jaeger.ingest;
