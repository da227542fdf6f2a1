package dev.tracelab.doctor;

import java.net.URI;

/**
 * The addresses of a trace backend.
 *
 * @param query base address of the query API and UI
 * @param agent where it takes Thrift over UDP, as {@code udp://host:port}; null if it need not
 * @param collector where it takes Thrift over HTTP; null if it need not
 * @param otlp base address where it takes OTLP over HTTP; null if it need not
 */
public record Backend(URI query, URI agent, URI collector, URI otlp) {

  /** A backend of which only the UI's address is known: the ways in are those of Jaeger. */
  public static Backend at(URI query) {
    String host = query.getHost();
    return new Backend(
        query,
        URI.create("udp://" + host + ":6831"),
        URI.create("http://" + host + ":14268/api/traces"),
        URI.create("http://" + host + ":4318"));
  }
}
