package dev.tracelab.golden.junit;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.TraceTree;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.jaegertracing.spi.Reporter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Records the spans of a test in memory. The test fails if it never looked at some of them or if
 * one is an orphan. An unfinished span shows as orphans, too: jaeger-client reports only finished
 * spans, so the children of an unfinished one miss their parent.
 *
 * <pre>{@code
 * @RegisterExtension final SpanRecorder spans = new SpanRecorder();
 * }</pre>
 */
public final class SpanRecorder implements BeforeEachCallback, AfterEachCallback {

  private final NotifyingReporter reporter = new NotifyingReporter();
  private int seen;
  private boolean orphansExpected;

  /** Returns the reporter for the tracer under test. */
  public Reporter reporter() {
    return reporter;
  }

  /** Accepts orphans, for spans whose parents are not recorded, such as those of a caller. */
  public void expectOrphans() {
    orphansExpected = true;
  }

  /** Returns all spans recorded in this test, which now count as looked at. */
  public Trace trace() {
    Trace trace = RecordedTraces.of(reporter);
    seen = trace.spans().size();
    return trace;
  }

  /**
   * Waits until the trace satisfies a condition or the time is up. Blocks, so not for event loops.
   *
   * @param wanted for instance {@code golden::matches}
   * @return the trace at that time
   */
  public Trace awaitTrace(Predicate<Trace> wanted, Duration bound) throws InterruptedException {
    long until = System.nanoTime() + bound.toNanos();
    synchronized (reporter) {
      long left = bound.toNanos();
      while (!wanted.test(trace()) && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(reporter, left);
        left = until - System.nanoTime();
      }
    }
    return trace();
  }

  /** Removes the spans of earlier tests. */
  @Override
  public void beforeEach(ExtensionContext context) {
    reporter.clear();
    seen = 0;
    orphansExpected = false;
  }

  /** Fails the test if spans were not looked at, are orphans or are their own ancestors. */
  @Override
  public void afterEach(ExtensionContext context) {
    Trace trace = RecordedTraces.of(reporter);
    if (trace.spans().size() > seen) {
      throw new AssertionError(
          trace.spans().size()
              - seen
              + " spans were recorded that the test never looked at: "
              + names(trace.spans()));
    }
    TraceTree tree = TraceTree.of(trace);
    if (!orphansExpected && !tree.orphans().isEmpty()) {
      throw new AssertionError(
          "Spans whose parent was never finished: "
              + names(tree.orphans().stream().map(node -> node.span()).toList()));
    }
    if (!tree.cycles().isEmpty()) {
      throw new AssertionError(
          "Spans that are their own ancestors: "
              + names(tree.cycles().stream().map(node -> node.span()).toList()));
    }
  }

  private static List<String> names(List<TraceSpan> spans) {
    return spans.stream().map(TraceSpan::operation).toList();
  }

  /** Notifies threads that wait for a span. */
  private static final class NotifyingReporter extends InMemoryReporter {

    @Override
    public void report(JaegerSpan span) {
      synchronized (this) {
        super.report(span);
        notifyAll();
      }
    }
  }
}
