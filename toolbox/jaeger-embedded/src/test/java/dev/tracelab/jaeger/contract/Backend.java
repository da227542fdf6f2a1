package dev.tracelab.jaeger.contract;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The addresses of a trace backend.
 *
 * @param stop stops it, if it was started for the test
 */
public record Backend(String host, JaegerPorts ports, AutoCloseable stop) implements AutoCloseable {

  /** A backend on loopback. */
  static Backend onLoopback(JaegerPorts ports, AutoCloseable stop) {
    return new Backend("127.0.0.1", ports, stop);
  }

  /** The address for Thrift over HTTP: {@code POST /api/traces}. */
  public URI collector() {
    return URI.create("http://" + host + ":" + ports.collector() + "/api/traces");
  }

  /** The address for OTLP over HTTP: {@code POST /v1/traces}. */
  public URI otlp() {
    return URI.create("http://" + host + ":" + ports.otlp() + "/v1/traces");
  }

  /** The UDP address of Thrift's compact protocol. */
  public InetSocketAddress compact() {
    return new InetSocketAddress(host, ports.compact());
  }

  /** The UDP address of Thrift's binary protocol. */
  public InetSocketAddress binary() {
    return new InetSocketAddress(host, ports.binary());
  }

  /** The query API, without a path. */
  public URI query() {
    return URI.create("http://" + host + ":" + ports.query());
  }

  @Override
  public void close() throws Exception {
    stop.close();
  }
}
