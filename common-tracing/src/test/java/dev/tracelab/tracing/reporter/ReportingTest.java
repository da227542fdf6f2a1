package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private SpanCollector collector;

  @BeforeEach
  void start() throws IOException {
    collector = SpanCollector.start();
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void spansReachACollectorOverHttpAsThrift() {
    Tracing tracing = tracing(Map.of("JAEGER_TAGS", "zone=a"));
    finish(tracing, "hello");
    tracing.close(LONG);

    assertThat(collector.received).hasSize(1);
    assertThat(collector.received.get(0).getProcess().getServiceName()).isEqualTo("test-service");
    assertThat(collector.received.get(0).getProcess().getTags())
        .anyMatch(tag -> tag.getKey().equals("zone") && tag.getVStr().equals("a"));
    assertThat(collector.operations()).containsExactly("hello");
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429, 408})
  void spansAreRetriedWhenTheCollectorFails(int status) {
    collector.answers(batch -> collector.asked.size() < 3 ? status : 202);
    Tracing tracing = tracing(Map.of());
    finish(tracing, "kept");
    Conditions.await("reported", () -> tracing.counts().reported() == 1);
    tracing.close(LONG);

    assertThat(collector.operations()).containsExactly("kept");
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(1, 0, 0));
  }

  @Test
  void spansOfAnOutageArriveWhenTheCollectorReturns() throws IOException {
    int port = collector.port();
    collector.close();
    Tracing tracing = tracing(port);
    IntStream.range(0, 100).forEach(i -> finish(tracing, "early"));
    Conditions.await("tried in vain", () -> tracing.counts().queued() == 100);
    collector = new SpanCollector(port);
    finish(tracing, "late");
    Conditions.await("reported", () -> tracing.counts().reported() == 101);
    tracing.close(LONG);

    assertThat(collector.operations()).hasSize(101).startsWith("early").endsWith("late");
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(101, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void rejectedSpansAreCountedAndNotRetried(int status) {
    collector.answers(batch -> collector.asked.size() == 1 ? status : 202);
    Tracing tracing = tracing(Map.of());
    finish(tracing, "refused");
    Conditions.await("refused", () -> tracing.counts().dropped() == 1);
    finish(tracing, "accepted");
    tracing.close(LONG);

    assertThat(collector.operations()).containsExactly("accepted");
    assertThat(collector.asked).hasSize(2);
    assertThat(tracing.losses()).containsEntry(SpanLoss.REFUSED, 1L);
  }

  @Test
  void aBatchTooLargeForTheCollectorIsSplit() {
    collector.answers(batch -> batch.getSpans().size() > 3 ? 413 : 202);
    Tracing tracing = tracing(Map.of("JAEGER_REPORTER_FLUSH_INTERVAL", "60000"));
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "span-" + i).toList();
    names.forEach(name -> finish(tracing, name));
    tracing.close(LONG);

    assertThat(collector.operations()).containsExactlyElementsOf(names);
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(100, 0, 0));
  }

  @Test
  void aSpanTooLargeForTheCollectorIsCounted() {
    collector.answers(batch -> 413);
    Tracing tracing = tracing(Map.of());
    finish(tracing, "large");
    tracing.close(LONG);

    assertThat(tracing.losses()).containsEntry(SpanLoss.TOO_LARGE, 1L);
  }

  @Test
  void spansFinishedAfterTheCloseAreCounted() {
    Tracing tracing = tracing(Map.of());
    tracing.close(LONG);
    finish(tracing, "too late");
    tracing.close(LONG);

    assertThat(tracing.counts()).isEqualTo(new SpanCounts(0, 1, 0));
    assertThat(tracing.losses()).containsEntry(SpanLoss.CLOSED, 1L);
  }

  @Test
  void aFullQueueDropsAndCountsTheNewestSpans() {
    collector.answers(batch -> 503);
    Tracing tracing = tracing(Map.of("JAEGER_REPORTER_MAX_QUEUE_SIZE", "10"));
    IntStream.range(0, 200_000).forEach(i -> finish(tracing, "many"));
    SpanCounts before = tracing.counts();
    tracing.close(LONG);

    assertThat(before.dropped()).isPositive();
    assertThat(tracing.losses().get(SpanLoss.QUEUE_FULL)).isPositive();
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(0, 200_000, 0));
  }

  @Test
  void theCollectorPasswordIsSent() {
    Tracing tracing = tracing(Map.of("JAEGER_AUTH_TOKEN", "sesame"));
    finish(tracing, "hello");
    tracing.close(LONG);

    assertThat(collector.authorizations).containsOnly("Bearer sesame");
  }

  private Tracing tracing(Map<String, String> more) {
    return tracing(collector.port(), more);
  }

  private static Tracing tracing(int port) {
    return tracing(port, Map.of());
  }

  private static void finish(Tracing tracing, String operation) {
    tracing.tracer().buildSpan(operation).start().finish();
  }

  /** A tracer that reports to this port of the machine, at once. */
  static Tracing tracing(int port, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("JAEGER_ENDPOINT", "http://127.0.0.1:" + port + "/api/traces");
    environment.put("JAEGER_REPORTER_FLUSH_INTERVAL", "20");
    environment.putAll(more);
    return Tracing.start(TracingConfig.fromEnvironment(environment, "test-service"));
  }
}
