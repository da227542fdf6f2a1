package dev.tracelab.jaeger.contract;

import java.net.InetSocketAddress;
import java.net.URI;

/** A backend known by its host and its ports. */
record AddressedBackend(String host, JaegerPorts ports, AutoCloseable stop) implements Backend {

  @Override
  public URI collector() {
    return URI.create("http://" + host + ":" + ports.collector() + "/api/traces");
  }

  @Override
  public URI otlp() {
    return URI.create("http://" + host + ":" + ports.otlp() + "/v1/traces");
  }

  @Override
  public InetSocketAddress compact() {
    return new InetSocketAddress(host, ports.compact());
  }

  @Override
  public InetSocketAddress binary() {
    return new InetSocketAddress(host, ports.binary());
  }

  @Override
  public URI query() {
    return URI.create("http://" + host + ":" + ports.query());
  }

  @Override
  public void close() throws Exception {
    stop.close();
  }
}
