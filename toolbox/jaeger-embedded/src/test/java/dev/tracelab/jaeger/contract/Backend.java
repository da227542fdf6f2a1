package dev.tracelab.jaeger.contract;

import java.net.InetSocketAddress;
import java.net.URI;

/** A trace backend as its clients know it: where it takes spans, and where it is asked for them. */
public interface Backend extends AutoCloseable {

  /** Where Thrift over HTTP goes: {@code POST /api/traces}. */
  URI collector();

  /** Where OTLP over HTTP goes: {@code POST /v1/traces}. */
  URI otlp();

  /** The UDP address of Thrift's compact protocol. */
  InetSocketAddress compact();

  /** The UDP address of Thrift's binary protocol. */
  InetSocketAddress binary();

  /** The query API, without a path. */
  URI query();

  /** Stops what was started for it. */
  @Override
  void close() throws Exception;

  /** A backend on this machine's loopback address, started as given and stopped as given. */
  static Backend onLoopback(JaegerPorts ports, AutoCloseable stop) {
    return at("127.0.0.1", ports, stop);
  }

  /** A backend somewhere. */
  static Backend at(String host, JaegerPorts ports, AutoCloseable stop) {
    return new AddressedBackend(host, ports, stop);
  }
}
