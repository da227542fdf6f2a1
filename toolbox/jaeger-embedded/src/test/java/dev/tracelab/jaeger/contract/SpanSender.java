package dev.tracelab.jaeger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.Batches;
import io.jaegertracing.thriftjava.Batch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;

/** Sends spans to a backend over each protocol. */
final class SpanSender {

  static final String THRIFT = "application/x-thrift";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Backend backend;

  private SpanSender(Backend backend) {
    this.backend = backend;
  }

  static SpanSender to(Backend backend) {
    return new SpanSender(backend);
  }

  /** Sends batches over HTTP; each must be accepted. */
  void batches(Batch... batches) {
    for (Batch batch : batches) {
      assertThat(post(Batches.binary(batch), "content-type", THRIFT).statusCode()).isEqualTo(202);
    }
  }

  /** Sends bytes over HTTP with these headers (name, value, name, value, …). */
  HttpResponse<String> post(byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(backend.collector()).POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Sends bytes over OTLP/HTTP with these headers (name, value, name, value, …). */
  HttpResponse<String> otlp(byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(backend.otlp())
            .headers(headers)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends GET to the OTLP/HTTP address, which only accepts POST. */
  HttpResponse<String> getOtlp() {
    return send(HttpRequest.newBuilder(backend.otlp()));
  }

  /** Sends any request to the collector. */
  HttpResponse<String> request(String method, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(backend.collector().resolve(path))
            .method(method, BodyPublishers.noBody());
    return send(request);
  }

  /** Sends a batch as a UDP packet of the compact protocol. */
  void compact(Batch batch) {
    packet(backend.compact(), Messages.emitBatch(batch, TCompactProtocol::new));
  }

  /** Sends a batch as a UDP packet of the binary protocol. */
  void binary(Batch batch) {
    packet(backend.binary(), Messages.emitBatch(batch, TBinaryProtocol::new));
  }

  /** Sends bytes to both UDP ports. */
  void packets(byte[] bytes) {
    packet(backend.compact(), bytes);
    packet(backend.binary(), bytes);
  }

  /** The backend, for jaeger-client's own sender. */
  Backend backend() {
    return backend;
  }

  private static void packet(InetSocketAddress to, byte[] bytes) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
