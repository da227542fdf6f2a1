/** What comes in: Jaeger's Thrift over HTTP and over UDP. */
package dev.tracelab.jaeger.ingest;
