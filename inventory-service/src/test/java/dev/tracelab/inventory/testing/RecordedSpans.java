package dev.tracelab.inventory.testing;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.spi.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps finished spans until a test takes them. */
public final class RecordedSpans implements Reporter {

  private static final int SECONDS = 10;

  private final BlockingQueue<JaegerSpan> finished = new LinkedBlockingQueue<>();

  @Override
  public void report(JaegerSpan span) {
    finished.add(span);
  }

  @Override
  public void close() {}

  /** Takes spans in the order in which they finish, up to and with one of this name. */
  public List<JaegerSpan> takeUntil(String operation) {
    List<JaegerSpan> spans = new ArrayList<>();
    do {
      spans.add(take(operation));
    } while (!spans.get(spans.size() - 1).getOperationName().equals(operation));
    return spans;
  }

  /** Whether there is nothing to take. */
  public boolean isEmpty() {
    return finished.isEmpty();
  }

  private JaegerSpan take(String awaited) {
    try {
      JaegerSpan span = finished.poll(SECONDS, TimeUnit.SECONDS);
      if (span == null) {
        throw new AssertionError("no span '%s' in %d s".formatted(awaited, SECONDS));
      }
      return span;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
