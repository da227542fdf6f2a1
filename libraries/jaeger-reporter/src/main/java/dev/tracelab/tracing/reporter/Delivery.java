package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.thrift.TException;

/**
 * Sends the batches of a backlog one by one, and again when that fails. Used by the reporter's
 * thread only, which never waits for the backend: it looks in again.
 */
final class Delivery {

  private final BatchTransport transport;
  private final BatchEncoder encoder;
  private final Backlog backlog;
  private final ReporterCounters counters;
  private final LossLog losses;
  private final ReporterSettings settings;
  private final Backoff backoff;
  private final LongSupplier nanoTime;
  private CompletableFuture<Verdict> underway;
  private long changeAt;

  Delivery(ReporterParts parts, BatchEncoder encoder, Backlog backlog) {
    this.transport = parts.transport();
    this.encoder = encoder;
    this.backlog = backlog;
    this.counters = parts.counters();
    this.losses = parts.losses();
    this.settings = parts.settings();
    this.backoff = new Backoff(parts.random());
    this.nanoTime = parts.nanoTime();
    this.changeAt = nanoTime.getAsLong();
  }

  /**
   * Does what can be done now; returns after how many nanoseconds to look in again at the latest.
   */
  long advance() {
    settle();
    while (underway == null && backlog.first() != null && untilChange() <= 0) {
      send(backlog.first());
      settle();
    }
    return underway == null && backlog.first() == null ? Long.MAX_VALUE : untilChange();
  }

  /** Ends a pause: no other chance may come. */
  void hurry() {
    backoff.reset();
    if (underway == null) {
      changeAt = nanoTime.getAsLong();
    }
  }

  /** How many attempts failed in a row. */
  int failures() {
    return backoff.failures();
  }

  /** Gives up what waits. */
  void abandon(SpanLoss loss) {
    if (underway != null) {
      underway.cancel(true);
    }
    while (backlog.first() != null) {
      lose(loss);
    }
    transport.close();
  }

  private long untilChange() {
    return changeAt - nanoTime.getAsLong();
  }

  private void send(Batch batch) {
    Thread reporter = Thread.currentThread();
    changeAt = nanoTime.getAsLong() + settings.answerTimeout().toNanos();
    underway = attempt(encode(batch));
    CompletableFuture<Void> unused = underway.thenRun(() -> LockSupport.unpark(reporter));
  }

  private CompletableFuture<Verdict> attempt(byte[] message) {
    try {
      return transport.send(message);
    } catch (RuntimeException e) {
      // Its message may hold the header that was refused, and with it a secret.
      String reason = transport.address() + " cannot be sent to: " + e.getClass().getSimpleName();
      return CompletableFuture.completedFuture(Verdict.tryAgain(reason));
    }
  }

  private byte[] encode(Batch batch) {
    try {
      return encoder.message(batch);
    } catch (TException e) {
      throw new IllegalStateException("A batch cannot be written into memory.", e);
    }
  }

  private void settle() {
    if (underway != null && underway.isDone()) {
      Verdict verdict = underway.join();
      underway = null;
      settle(verdict);
    } else if (underway != null && untilChange() <= 0) {
      underway.cancel(true);
      underway = null;
      tryAgain(Verdict.tryAgain(transport.address() + " does not answer"));
    }
  }

  private void settle(Verdict verdict) {
    switch (verdict.kind()) {
      case ACCEPTED -> accepted();
      case TRY_AGAIN -> tryAgain(verdict);
      case TOO_LARGE -> split(verdict);
      case REFUSED -> refused(SpanLoss.REFUSED, verdict);
    }
  }

  private void accepted() {
    counters.reported(backlog.first().size());
    backlog.removeFirst();
    backoff.reset();
    losses.reportedAgain();
    changeAt = nanoTime.getAsLong();
  }

  private void tryAgain(Verdict verdict) {
    losses.because(SpanLoss.UNREACHABLE, verdict.reason());
    losses.waiting(verdict.reason());
    Duration pause = backoff.afterFailure();
    Duration longer = verdict.pause().compareTo(pause) > 0 ? verdict.pause() : pause;
    changeAt = nanoTime.getAsLong() + longer.toNanos();
    loseTheOld();
  }

  private void loseTheOld() {
    long oldest = nanoTime.getAsLong() - settings.maxAge().toNanos();
    while (backlog.first() != null && backlog.first().since() - oldest < 0) {
      lose(SpanLoss.UNREACHABLE);
    }
  }

  private void split(Verdict verdict) {
    if (backlog.first().size() == 1) {
      refused(SpanLoss.TOO_LARGE, verdict);
    } else {
      backlog.splitFirst();
      changeAt = nanoTime.getAsLong();
    }
  }

  private void refused(SpanLoss loss, Verdict verdict) {
    losses.because(loss, verdict.reason());
    lose(loss);
    changeAt = nanoTime.getAsLong();
  }

  private void lose(SpanLoss loss) {
    counters.lost(loss, backlog.first().size());
    backlog.removeFirst();
  }
}
