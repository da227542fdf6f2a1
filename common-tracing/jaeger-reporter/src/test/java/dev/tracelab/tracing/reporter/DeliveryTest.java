package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.samplers.ConstSampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of spans when a collector does what it should not, over real sockets. */
class DeliveryTest {

  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration EVER = Duration.ofHours(1);

  private final AtomicLong ahead = new AtomicLong();
  private SpanReporter reporter;
  private JaegerTracer tracer;

  enum Fault {
    HANGS,
    TRICKLES,
    RESETS,
    BABBLES;

    BrokenCollector start() throws Exception {
      return switch (this) {
        case HANGS -> BrokenCollector.hanging();
        case TRICKLES -> BrokenCollector.trickling();
        case RESETS -> BrokenCollector.resetting();
        case BABBLES -> BrokenCollector.babbling();
      };
    }
  }

  @AfterEach
  void close() {
    reporter.close(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenCollectorIsTriedAgainUntilTheSpansAreTooOld(Fault fault) throws Exception {
    try (BrokenCollector collector = fault.start()) {
      report(collector.port(), new ReporterSettings(100, 1_000, SHORT, SHORT, EVER));
      Conditions.await("tried again", () -> collector.connections.size() > 1);
      assertThat(reporter.counts()).isEqualTo(new SpanCounts(0, 0, 10));

      Conditions.await("given up", () -> laterBy(EVER) && reporter.counts().dropped() == 10);
      assertThat(reporter.losses()).containsEntry(SpanLoss.UNREACHABLE, 10L);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void closingEndsWithinItsBoundAndCountsWhatWasNotSent(Fault fault) throws Exception {
    try (BrokenCollector collector = fault.start()) {
      report(collector.port(), new ReporterSettings(100, 1_000, EVER, EVER, EVER));
      reporter.close(Duration.ofSeconds(2));
      Conditions.await("accounted for", () -> reporter.counts().dropped() == 10);

      assertThat(reporter.counts()).isEqualTo(new SpanCounts(0, 10, 0));
    }
  }

  @Test
  void whatIsEncodedIsBoundedInBytesAndWhatWaitsInSpans() throws Exception {
    try (BrokenCollector collector = BrokenCollector.hanging()) {
      report(collector.port(), new ReporterSettings(600, 1, SHORT, EVER, EVER));
      Conditions.await("sent", () -> collector.connections.size() == 1);
      IntStream.range(0, 1_000).forEach(i -> tracer.buildSpan("more").start().finish());

      SpanCounts counts = reporter.counts();
      assertThat(counts.queued()).isBetween(601L, 610L);
      assertThat(counts.queued() + counts.dropped()).isEqualTo(1_010);
      assertThat(reporter.losses()).containsEntry(SpanLoss.QUEUE_FULL, counts.dropped());
    }
  }

  @Test
  void aPauseTheCollectorAsksForIsKept() throws Exception {
    try (SpanCollector collector = SpanCollector.start()) {
      collector.answers(batch -> collector.asked.size() == 1 ? 503 : 202);
      collector.asksToWait("1");
      report(collector.port(), new ReporterSettings(100, 1_000, SHORT, EVER, EVER));
      Conditions.await("reported", () -> reporter.counts().reported() == 10);

      long between = collector.askedAt.get(1) - collector.askedAt.get(0);
      assertThat(Duration.ofNanos(between)).isGreaterThan(Duration.ofMillis(900));
    }
  }

  private long nanoTime() {
    return System.nanoTime() + ahead.get();
  }

  private boolean laterBy(Duration time) {
    ahead.addAndGet(time.toNanos());
    return true;
  }

  private void report(int port, ReporterSettings settings) {
    URI collector = URI.create("http://127.0.0.1:" + port + "/api/traces");
    ReporterCounters counters = new ReporterCounters();
    reporter =
        SpanReporter.start(
            new ReporterParts(
                new CollectorClient(collector, null),
                settings,
                counters,
                new LossLog(counters, this::nanoTime),
                this::nanoTime,
                () -> 0.5));
    tracer =
        new JaegerTracer.Builder("test-service")
            .withReporter(reporter)
            .withSampler(new ConstSampler(true))
            .withManualShutdown()
            .build();
    IntStream.range(0, 10).forEach(i -> tracer.buildSpan("hello").start().finish());
  }
}
