/** What comes in over OTLP/HTTP: requests in protobuf or JSON, turned into stored spans. */
package dev.tracelab.jaeger.ingest.otlp;
