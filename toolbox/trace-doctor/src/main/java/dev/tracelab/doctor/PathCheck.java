package dev.tracelab.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Sends a span on each way into Jaeger, and looks whether it arrives.
 *
 * @param api where it is read back
 */
record PathCheck(QueryApi api) {

  private static final Duration BOUND = Duration.ofSeconds(3);
  private static final int FIRST_ERROR = 300;
  private static final String NOT_SEEN = "accepted, but not found";

  /** Thrift over UDP, as {@code udp://host:port}. */
  Check agent(URI agent) {
    String subject = "UDP %s:%d".formatted(agent.getHost(), agent.getPort());
    ProbeSpan span = ProbeSpan.now();
    try {
      span.sendOverUdp(agent.getHost(), agent.getPort());
      return arrives(span)
          ? arrived(subject)
          : Check.ill(subject, "nothing arrives", lost(agent, "was sent, and did not arrive"));
    } catch (IOException e) {
      return Check.ill(
          subject, "nothing arrives", lost(agent, "was refused (" + Http.reason(e) + ")"));
    }
  }

  private static Diagnosis lost(URI agent, String what) {
    return new Diagnosis(
        Cause.UDP_LOST,
        "A span over UDP to %s:%d %s.".formatted(agent.getHost(), agent.getPort(), what));
  }

  /** Thrift over HTTP. */
  Check collector(URI collector) {
    String subject = "Thrift over HTTP " + collector;
    ProbeSpan span = ProbeSpan.now();
    try {
      HttpResponse<String> response = span.sendAsThrift(collector);
      return response.statusCode() < FIRST_ERROR
          ? seen(subject, span)
          : Check.ill(subject, "refused", refusal(Cause.COLLECTOR_REFUSES, collector, response));
    } catch (IOException e) {
      return Check.ill(subject, "no response", silence(Cause.COLLECTOR_UNREACHABLE, collector, e));
    }
  }

  /** OTLP over HTTP, below a base address. */
  Check otlp(URI base) {
    String subject = "OTLP " + base;
    ProbeSpan span = ProbeSpan.now();
    try {
      HttpResponse<String> response = span.sendAsOtlp(QueryApi.below(base, "/v1/traces"));
      return response.statusCode() < FIRST_ERROR
          ? seen(subject, span)
          : Check.ill(subject, "refused", refusal(Cause.OTLP_REFUSES, base, response));
    } catch (IOException e) {
      Cause cause = speaksGrpc(e) ? Cause.OTLP_OVER_GRPC : Cause.OTLP_UNREACHABLE;
      return Check.ill(subject, "no response", silence(cause, base, e));
    }
  }

  /** A gRPC server answers HTTP/1.1 with a frame of HTTP/2, or closes the connection. */
  private static boolean speaksGrpc(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.contains("header parser") || text.contains("status line") || text.contains("EOF");
  }

  private Check seen(String subject, ProbeSpan span) throws IOException {
    return arrives(span)
        ? arrived(subject)
        : Check.ill(
            subject,
            NOT_SEEN,
            new Diagnosis(
                Cause.NOT_STORED,
                "%s took a span that %s does not have %d s later."
                    .formatted(subject, api.query(), BOUND.toSeconds())));
  }

  private static Check arrived(String subject) {
    return Check.well(subject, "a probe span arrived");
  }

  private boolean arrives(ProbeSpan span) throws IOException {
    return !api.await(span.traceId(), BOUND).spans().isEmpty();
  }

  private static Diagnosis refusal(Cause cause, URI address, HttpResponse<String> response) {
    return new Diagnosis(
        cause, "%s answers a span with status %d.".formatted(address, response.statusCode()));
  }

  private static Diagnosis silence(Cause cause, URI address, IOException failure) {
    return new Diagnosis(
        cause, "%s does not respond (%s).".formatted(address, Http.reason(failure)));
  }
}
