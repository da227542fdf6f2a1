package dev.tracelab.golden.junit;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.golden.recorded.RecordedTraces;
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
 * Records the spans of a test in memory, and fails the test for spans it never looked at and for
 * orphans. An orphan is also how a span left unfinished shows: jaeger-client reports finished spans
 * only, so the children of a forgotten one miss their parent.
 *
 * <pre>{@code
 * @RegisterExtension final SpanRecorder spans = SpanRecorder.create();
 * }</pre>
 */
public final class SpanRecorder implements BeforeEachCallback, AfterEachCallback {

  private final NotifyingReporter reporter = new NotifyingReporter();
  private int seen;
  private boolean orphansExpected;

  private SpanRecorder() {}

  /** A recorder for one test class; it forgets between tests. */
  public static SpanRecorder create() {
    return new SpanRecorder();
  }

  /** What the tracer under test must report to. */
  public Reporter reporter() {
    return reporter;
  }

  /** For a test whose spans have parents elsewhere, such as in a caller that is not recorded. */
  public void expectOrphans() {
    orphansExpected = true;
  }

  /** Everything recorded so far in this test; the spans count as looked at from now on. */
  public Trace trace() {
    Trace trace = RecordedTraces.of(reporter);
    seen = trace.spans().size();
    return trace;
  }

  /**
   * Waits for spans. Not to be called on an event loop.
   *
   * @param wanted for instance {@code golden::matches}
   * @return what was recorded when it became as wanted, or when the time had passed
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

  /** Forgets what was recorded before. */
  @Override
  public void beforeEach(ExtensionContext context) {
    reporter.clear();
    seen = 0;
    orphansExpected = false;
  }

  /**
   * Fails the test for spans not looked at, for orphans and for spans that are their own ancestors.
   */
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

  /** Wakes up the threads that wait for a span. */
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
