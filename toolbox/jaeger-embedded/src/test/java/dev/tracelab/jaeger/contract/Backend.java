package dev.tracelab.jaeger.contract;

import java.net.InetSocketAddress;
import java.net.URI;

/** The addresses of a trace backend. */
public interface Backend extends AutoCloseable {

  /** The address for Thrift over HTTP: {@code POST /api/traces}. */
  URI collector();

  /** The address for OTLP over HTTP: {@code POST /v1/traces}. */
  URI otlp();

  /** The UDP address of Thrift's compact protocol. */
  InetSocketAddress compact();

  /** The UDP address of Thrift's binary protocol. */
  InetSocketAddress binary();

  /** The query API, without a path. */
  URI query();

  /** Stops it, if it was started for the test. */
  @Override
  void close() throws Exception;

  /** A backend on loopback. */
  static Backend onLoopback(JaegerPorts ports, AutoCloseable stop) {
    return at("127.0.0.1", ports, stop);
  }

  /** A backend on a host. */
  static Backend at(String host, JaegerPorts ports, AutoCloseable stop) {
    return new AddressedBackend(host, ports, stop);
  }
}
