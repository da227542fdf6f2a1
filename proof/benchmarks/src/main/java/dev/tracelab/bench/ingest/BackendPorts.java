package dev.tracelab.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * Where a backend listens on loopback.
 *
 * @param query its API
 * @param collector Thrift over HTTP
 * @param grpc its API once more; the real Jaeger insists on it
 */
record BackendPorts(int query, int collector, int grpc) {

  /** Numbers that are free at this moment. */
  static BackendPorts free() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket query = new ServerSocket(0, 1, loopback);
        ServerSocket collector = new ServerSocket(0, 1, loopback);
        ServerSocket grpc = new ServerSocket(0, 1, loopback)) {
      return new BackendPorts(query.getLocalPort(), collector.getLocalPort(), grpc.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where batches are posted. */
  URI batches() {
    return URI.create("http://127.0.0.1:" + collector + "/api/traces");
  }

  /** What tells whether it is up. */
  URI services() {
    return URI.create("http://127.0.0.1:" + query + "/api/services");
  }

  /** One trace; not found where it is not stored. */
  URI trace(String id) {
    return URI.create("http://127.0.0.1:" + query + "/api/traces/" + id);
  }
}
