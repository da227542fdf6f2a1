package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.binary;
import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.reference;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.SpanRefType;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends the same batches to this backend and to the real Jaeger and compares their answers. */
final class SameAsRealJaegerTest {

  private static final String SPAN_OF_TIME =
      "query.startTimeMin=2025-12-31T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z";

  private static RunningBackend embedded;
  private static RealJaeger real;

  @BeforeAll
  static void startBoth() throws Exception {
    Optional<Path> executable = RealJaeger.executable();
    Assumptions.assumeTrue(
        executable.isPresent(),
        "skipped: no Jaeger executable on the PATH or in JAEGER_EXECUTABLE to compare with");
    real = RealJaeger.start(executable.orElseThrow());
    embedded = RunningBackend.start();
    for (Batch batch : batches()) {
      send(batch);
    }
  }

  @AfterAll
  static void stopBoth() throws Exception {
    if (real != null) {
      real.close();
      embedded.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces/1",
        "/api/traces/0000000000000001",
        "/api/traces/2",
        "/api/traces/3",
        "/api/traces/4",
        "/api/traces/00000000000000070000000000000008",
        "/api/traces/70000000000000008",
        "/api/traces/abc",
        "/api/v3/traces/1",
        "/api/v3/traces/00000000000000000000000000000002",
        "/api/v3/traces/3",
        "/api/v3/traces/4",
        "/api/v3/traces/70000000000000008",
        "/api/v3/traces/abc",
        "/api/v3/services",
        "/api/v3/operations",
        "/api/v3/operations?service=gateway",
        "/api/v3/operations?service=orders",
        "/api/v3/operations?service=orders&spanKind=server",
        "/api/v3/operations?service=orders&span_kind=client",
        "/api/v3/operations?service=orders&spanKind=nonsense",
        "/api/v3/traces",
        "/api/v3/trace-summaries"
      })
  void anAddressIsAnsweredAlike(String path) {
    assertAlike(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&query.serviceName=gateway",
        "&query.service_name=gateway",
        "&query.serviceName=nobody",
        "&query.serviceName=orders&query.operationName=GET",
        "&query.operation_name=POST%20/orders",
        "&query.searchDepth=1",
        "&query.num_traces=2",
        "&query.durationMin=5ms",
        "&query.durationMin=1.5ms&query.durationMax=2s",
        "&query.durationMax=1000us",
        "&query.attributes=%7B%22error%22:%22true%22%7D",
        "&query.attributes=%7B%22error%22:%22false%22%7D",
        "&query.attributes=%7B%22error%22:%22maybe%22%7D",
        "&query.attributes=%7B%22span.kind%22:%22server%22%7D",
        "&query.attributes=%7B%22span.status%22:%22ok%22%7D",
        "&query.attributes=%7B%22http.status_code%22:%22503%22%7D",
        "&query.attributes=%7B%22host.name%22:%22box%22%7D",
        "&query.attributes=%7B%22resource.host.name%22:%22box%22%7D",
        "&query.attributes=%7B%22resource.text%22:%22box%22%7D",
        "&query.attributes=%7B%22message%22:%22boom%22%7D",
        "&query.attributes=%7B%22flag%22:%22true%22,%22number%22:%2242%22%7D",
        "&query.attributes=%7B%22decimal%22:%222.5%22%7D",
        "&query.attributes=%7B%22opentracing.ref_type%22:%22follows_from%22%7D"
      })
  void aSearchFindsTheSame(String query) {
    assertAlike("/api/v3/trace-summaries?" + SPAN_OF_TIME + query);
    assertAlike("/api/v3/traces?" + SPAN_OF_TIME + query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/traces/xyz",
        "/api/traces/0000000000000000000000000000000001",
        "/api/v3/traces/xyz",
        "/api/v3/traces?query.startTimeMin=today&query.startTimeMax=2026-01-02T00:00:00Z",
        "/api/v3/traces?query.startTimeMin=2026-01-03T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z",
        "/api/v3/traces?" + SPAN_OF_TIME + "&query.searchDepth=many",
        "/api/v3/traces?" + SPAN_OF_TIME + "&query.durationMin=long",
        "/api/v3/traces?" + SPAN_OF_TIME + "&query.durationMax=5",
        "/api/v3/traces?" + SPAN_OF_TIME + "&query.attributes=nonsense",
        "/api/v3/traces?" + SPAN_OF_TIME + "&query.attributes=%7B%22a%22:1%7D"
      })
  void amistakeIsRefusedAlikeApartFromTheWords(String path) {
    Answer ours = Answer.of(embedded, embedded.query(path));
    Answer theirs = Answer.of(embedded, real.query(path));
    assertThat(ours.status()).isEqualTo(theirs.status()).isEqualTo(400);
    assertThat(ours.withoutWords()).isEqualTo(theirs.withoutWords());
  }

  private static void assertAlike(String path) {
    Answer ours = Answer.of(embedded, embedded.query(path));
    Answer theirs = Answer.of(embedded, real.query(path));
    assertThat(ours.status()).isEqualTo(theirs.status());
    assertThat(ours.pretty()).isEqualTo(theirs.pretty());
  }

  private static void send(Batch batch) {
    assertThat(embedded.post(batch).statusCode()).isEqualTo(202);
    HttpRequest request =
        HttpRequest.newBuilder(real.collector())
            .header("content-type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(binary(batch)))
            .build();
    assertThat(embedded.send(request).statusCode()).isEqualTo(202);
  }

  private static List<Batch> batches() {
    return List.of(
        valuesOfAllTypes(),
        anOrder(),
        itsSecondService(),
        references(),
        statuses(),
        batch("gateway", wide(span(8, 1, 0, "wide"), 7)),
        batch("", span(9, 1, 0, "")));
  }

  private static Batch valuesOfAllTypes() {
    Batch batch =
        batch(
            "types",
            span(1, 1, 0, "values")
                .setTags(
                    List.of(
                        tag("text", "<b>\"ü\u2028\\"),
                        tag("number", 42),
                        tag("large", Long.MAX_VALUE),
                        tag("negative", Long.MIN_VALUE),
                        tag("safe", (1L << 53) - 1),
                        tag("decimal", 2.5),
                        tag("round", 3.0),
                        tag("tiny", 1e-9),
                        tag("huge", 1e300),
                        tag("flag", true),
                        tag("bytes", new byte[] {0, 1, -1}),
                        tag("twice", "first"),
                        tag("twice", "last"),
                        tag("peer.ipv4", 0x7f000001L)))
                .setLogs(
                    List.of(
                        log(START + 900, tag("event", "later"), tag("n", 1)),
                        log(START + 100, tag("event", "earlier")),
                        log(START + 500, tag("event", 5L)),
                        log(START + 400))));
    batch.setProcess(
        process(
            "types",
            tag("hostname", "box"),
            tag("jaeger.version", "Java-1.8.1"),
            tag("ip", "127.0.0.1"),
            tag("text", "box")));
    return batch;
  }

  private static Batch anOrder() {
    return batch(
        "gateway",
        span(2, 1, 0, "POST /api/orders")
            .setDuration(9_000)
            .setTags(List.of(tag("span.kind", "server"))),
        span(2, 2, 1, "place order"),
        span(2, 2, 1, "place order"),
        span(2, 3, 2, "POST orders").setTags(List.of(tag("span.kind", "client"))));
  }

  private static Batch itsSecondService() {
    return batch(
        "orders",
        span(2, 4, 3, "POST /orders")
            .setStartTime(START + 500)
            .setTags(List.of(tag("span.kind", "server"), tag("error", true)))
            .setLogs(List.of(log(START, tag("event", "error"), tag("message", "boom")))),
        span(2, 5, 99, "orphan"),
        span(2, 6, 4, "GET").setDuration(1_400));
  }

  private static Batch references() {
    return batch(
        "orders",
        span(3, 1, 0, "root"),
        span(3, 2, 0, "follows").setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, 3, 1))),
        span(3, 3, 1, "both")
            .setReferences(
                List.of(
                    reference(SpanRefType.CHILD_OF, 3, 1),
                    reference(SpanRefType.FOLLOWS_FROM, 3, 1))),
        span(3, 4, 0, "two parents")
            .setReferences(
                List.of(
                    reference(SpanRefType.FOLLOWS_FROM, 3, 2),
                    reference(SpanRefType.CHILD_OF, 3, 1),
                    reference(SpanRefType.CHILD_OF, 3, 3))),
        span(3, 5, 0, "other trace")
            .setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, 2, 1))),
        span(3, 6, 0, "child elsewhere")
            .setReferences(List.of(reference(SpanRefType.CHILD_OF, 2, 1))));
  }

  private static Batch statuses() {
    return batch(
        "orders",
        span(4, 1, 0, "error false").setTags(List.of(tag("error", false))),
        span(4, 2, 1, "error text").setTags(List.of(tag("error", "true"))),
        span(4, 3, 1, "code ok").setTags(List.of(tag("otel.status_code", "OK"))),
        span(4, 4, 1, "code error")
            .setTags(
                List.of(tag("otel.status_code", "error"), tag("otel.status_description", "why"))),
        span(4, 5, 1, "code nonsense").setTags(List.of(tag("otel.status_code", "x"))),
        span(4, 6, 1, "http 503")
            .setTags(
                List.of(tag("http.status_code", 503), tag("http.status_message", "unavailable"))),
        span(4, 7, 1, "http 404 server")
            .setTags(List.of(tag("http.status_code", 404), tag("span.kind", "server"))),
        span(4, 8, 1, "http 404 client")
            .setTags(List.of(tag("http.status_code", "404"), tag("span.kind", "client"))),
        span(4, 9, 1, "http text").setTags(List.of(tag("http.status_code", "none"))),
        span(4, 10, 1, "error described")
            .setTags(
                List.of(
                    tag("error", true),
                    tag("otel.status_code", "OK"),
                    tag("otel.status_description", "why"))),
        span(4, 11, 1, "error http")
            .setTags(List.of(tag("error", true), tag("http.status_message", "why"))),
        span(4, 12, 1, "odd kind").setTags(List.of(tag("span.kind", "Server"))));
  }

  private static io.jaegertracing.thriftjava.Span wide(
      io.jaegertracing.thriftjava.Span span, long high) {
    return span.setTraceIdHigh(high);
  }

  /** An answer in a form that can be compared: members sorted, sets in one order. */
  private record Answer(int status, JsonObject json) {

    static Answer of(RunningBackend client, java.net.URI address) {
      var response = client.send(HttpRequest.newBuilder(address).build());
      return new Answer(response.statusCode(), Canonical.of(new JsonObject(response.body())));
    }

    String pretty() {
      return json.encodePrettily();
    }

    String withoutWords() {
      return json.encode().replaceAll("\"(msg|message)\":\"(\\\\.|[^\"])*\"", "\"$1\":\"\"");
    }
  }
}
