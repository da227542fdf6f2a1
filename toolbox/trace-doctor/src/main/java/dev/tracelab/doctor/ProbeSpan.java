package dev.tracelab.doctor;

import io.jaegertracing.internal.exceptions.SenderException;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;

/**
 * A span of the doctor's own, in each form that Jaeger takes.
 *
 * @param high the first half of its trace id
 * @param low the second half
 * @param micros its start, in microseconds since 1970
 */
record ProbeSpan(long high, long low, long micros) {

  /** The doctor's name among the services. */
  static final String SERVICE = "lab-doctor";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NAME = "probe";

  static ProbeSpan now() {
    return new ProbeSpan(
        RANDOM.nextLong() | 1, RANDOM.nextLong() | 1, System.currentTimeMillis() * 1_000);
  }

  /** 32 hexadecimal digits. */
  String traceId() {
    return "%016x%016x".formatted(high, low);
  }

  /** Sends it as jaeger-client does by default. */
  void sendOverUdp(String host, int port) throws IOException {
    try {
      UdpSender sender = new UdpSender(host, port, 0);
      try {
        sender.send(new Process(SERVICE), List.of(thrift()));
      } finally {
        sender.close();
      }
    } catch (SenderException | TException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Sends it as jaeger-client does with {@code JAEGER_ENDPOINT}. */
  HttpResponse<String> sendAsThrift(URI collector) throws IOException {
    try {
      byte[] batch =
          new TSerializer().serialize(new Batch(new Process(SERVICE), List.of(thrift())));
      return Http.post(collector, "application/x-thrift", batch);
    } catch (TException e) {
      throw new IOException(e);
    }
  }

  private Span thrift() {
    return new Span(low, high, low, 0, NAME, 1, micros, 1);
  }

  /** Sends it as OTLP over HTTP, as JSON. */
  HttpResponse<String> sendAsOtlp(URI traces) throws IOException {
    String json =
        """
        {"resourceSpans": [{
          "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}}]},
          "scopeSpans": [{"spans": [{
            "traceId": "%s", "spanId": "%016x", "name": "%s", "kind": 1,
            "startTimeUnixNano": "%d000", "endTimeUnixNano": "%d000"}]}]}]}
        """
            .formatted(SERVICE, traceId(), low, NAME, micros, micros + 1);
    return Http.post(traces, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
