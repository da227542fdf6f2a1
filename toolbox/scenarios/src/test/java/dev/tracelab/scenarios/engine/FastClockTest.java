package dev.tracelab.scenarios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Tracing;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which spans a clock that is ahead shifts, and how far. */
class FastClockTest {

  private static final long AHEAD = TimeUnit.MILLISECONDS.toMicros(300);
  private static final long TOLERANCE = TimeUnit.MILLISECONDS.toMicros(250);

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final Tracing tracing =
      Tracing.reportingTo("inventory-service", reporter).wrapped(FastClock::of);
  private final Tracer tracer = tracing.tracer();

  @AfterEach
  void close() {
    tracing.close(Duration.ofSeconds(1));
  }

  @Test
  void aSpanOfTheBrokenScenarioIsAheadAndItsDurationIsRight() {
    Span parent = parent("clock-skew");
    child(parent).log("read").finish();
    parent.finish();

    JaegerSpan child = reporter.getSpans().get(0);
    assertThat(ahead(child)).isBetween(AHEAD, AHEAD + TOLERANCE);
    assertThat(child.getDuration()).isLessThan(TOLERANCE);
    assertThat(child.getLogs().get(0).getTime())
        .isBetween(child.getStart(), child.getStart() + child.getDuration());
  }

  @Test
  void aChildOfTheActiveSpanIsAheadToo() {
    Span parent = parent("clock-skew");
    try (Scope scope = tracer.activateSpan(parent)) {
      assertThat(TraceContext.activeSpan()).isSameAs(parent);
      tracer.buildSpan("SELECT products").start().finish();
    }
    parent.finish();

    assertThat(ahead(reporter.getSpans().get(0))).isGreaterThanOrEqualTo(AHEAD);
  }

  @Test
  void theRepairedScenarioHasTheRightTime() {
    Span parent = parent("clock-skew:repaired");
    child(parent).finish();
    parent.finish();

    assertThat(ahead(reporter.getSpans().get(0))).isBetween(0L, TOLERANCE);
  }

  @Test
  void timesThatAreGivenAreShiftedToo() {
    Span parent = parent("clock-skew");
    tracer
        .buildSpan("wait in queue")
        .asChildOf(parent)
        .withStartTimestamp(1_000)
        .start()
        .finish(5_000);

    JaegerSpan child = reporter.getSpans().get(0);
    assertThat(child.getStart()).isEqualTo(1_000 + AHEAD);
    assertThat(child.getDuration()).isEqualTo(4_000);
  }

  private Span parent(String choice) {
    return tracer.buildSpan("POST /quotes").start().setBaggageItem("lab.scenario", choice);
  }

  private Span child(Span parent) {
    return tracer.buildSpan("SELECT products").asChildOf(parent).start();
  }

  /** Of the parent, whose baggage was set only after it had started. */
  private long ahead(JaegerSpan child) {
    return child.getStart() - reporter.getSpans().get(1).getStart();
  }
}
