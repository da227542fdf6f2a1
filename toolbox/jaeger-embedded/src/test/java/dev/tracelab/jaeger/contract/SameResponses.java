package dev.tracelab.jaeger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.Canonical;
import io.jaegertracing.thriftjava.Batch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends generated traces to both backends and expects the same responses. Runs only in the profile
 * real-jaeger.
 */
final class SameResponses {

  private static final int SEEDS = Integer.getInteger("seeds", 100);

  private static final String DAY = "?endTs=1767300000000&lookback=86400000";
  private static final String V3_DAY =
      "?query.startTimeMin=2025-12-31T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z"
          + "&query.serviceName=";
  private static final String ERRORS = "&query.attributes=%7B%22error%22:%22true%22%7D";

  private static Backend real;
  private static Backend embedded;

  @BeforeAll
  static void start() throws Exception {
    real = Backends.start("real", BackendUnderTest.MANY_TRACES);
    embedded = Backends.start("embedded", BackendUnderTest.MANY_TRACES);
  }

  @AfterAll
  static void stop() throws Exception {
    for (Backend backend : new Backend[] {real, embedded}) {
      if (backend != null) {
        backend.close();
      }
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGeneratedTraceIsReturnedAlike(long seed) {
    long trace = UniqueIds.trace();
    String orders = UniqueIds.service("orders");
    for (Batch batch : RandomTraces.of(seed, trace, List.of(orders, orders + "-stock", ""))) {
      SpanSender.to(real).batches(batch);
      SpanSender.to(embedded).batches(batch);
    }

    assertSameSet("/api/operations?service=" + orders);
    assertSameSet("/api/services/" + orders + "/operations");
    assertSame("/api/traces/" + UniqueIds.hex(trace));
    assertSame("/api/v3/traces/" + UniqueIds.hex(trace));
    assertSameSet("/api/dependencies" + DAY + "&service=" + orders);
    assertSame("/api/v3/trace-summaries" + V3_DAY + orders);
    assertSame("/api/v3/trace-summaries" + V3_DAY + orders + "&query.durationMin=1ms");
    assertSame("/api/v3/trace-summaries" + V3_DAY + orders + ERRORS);
    assertSame("/api/v3/operations?service=" + orders + "&spanKind=server");
  }

  private static void assertSame(String path) {
    assertThat(response(embedded, path)).isEqualTo(response(real, path));
  }

  /** For lists in no particular order. */
  private static void assertSameSet(String path) {
    assertThat(listed(embedded, path)).isEqualTo(listed(real, path));
  }

  private static List<String> listed(Backend backend, String path) {
    JsonArray data = QueryClient.of(backend).json(path).getJsonArray("data");
    return data == null ? List.of() : data.stream().map(Object::toString).sorted().toList();
  }

  private static String response(Backend backend, String path) {
    JsonObject response = QueryClient.of(backend).json(path);
    return Canonical.of(response).encodePrettily();
  }
}
