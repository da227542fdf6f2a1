package dev.tracelab.tracing.reporter;

import dev.tracelab.tracing.reporter.BatchTransport.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.thrift.TException;

/**
 * Sends the batches of a backlog one by one and retries those that fail. Used only by the
 * reporter's thread, which never waits for the backend but calls again.
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
  private CompletableFuture<Result> inFlight;
  private long nextEvent;

  Delivery(ReporterParts parts, BatchEncoder encoder, Backlog backlog) {
    this.transport = parts.transport();
    this.encoder = encoder;
    this.backlog = backlog;
    this.counters = parts.counters();
    this.losses = parts.losses();
    this.settings = parts.settings();
    this.backoff = new Backoff(parts.random());
    this.nanoTime = parts.nanoTime();
    this.nextEvent = nanoTime.getAsLong();
  }

  /** Does what can be done now. Returns the nanoseconds after which it must be called again. */
  long advance() {
    handleResult();
    while (inFlight == null && backlog.first() != null && untilNextEvent() <= 0) {
      send(backlog.first());
      handleResult();
    }
    return inFlight == null && backlog.first() == null ? Long.MAX_VALUE : untilNextEvent();
  }

  /** Ends the pause between attempts, because the reporter is closing. */
  void retryNow() {
    backoff.reset();
    if (inFlight == null) {
      nextEvent = nanoTime.getAsLong();
    }
  }

  /** The number of consecutive failed attempts. */
  int failures() {
    return backoff.failures();
  }

  /** Drops all waiting spans and counts them as lost. */
  void abandon(SpanLoss loss) {
    if (inFlight != null) {
      inFlight.cancel(true);
    }
    while (backlog.first() != null) {
      lose(loss);
    }
    transport.close();
  }

  private long untilNextEvent() {
    return nextEvent - nanoTime.getAsLong();
  }

  private void send(Batch batch) {
    Thread reporter = Thread.currentThread();
    nextEvent = nanoTime.getAsLong() + settings.responseTimeout().toNanos();
    inFlight = attempt(encode(batch));
    CompletableFuture<Void> unused = inFlight.thenRun(() -> LockSupport.unpark(reporter));
  }

  private CompletableFuture<Result> attempt(byte[] message) {
    try {
      return transport.send(message);
    } catch (RuntimeException e) {
      // The exception message may quote an invalid header, and with it a secret.
      String reason = transport.address() + " cannot be sent to: " + e.getClass().getSimpleName();
      return CompletableFuture.completedFuture(Result.retryable(reason));
    }
  }

  private byte[] encode(Batch batch) {
    try {
      return encoder.message(batch);
    } catch (TException e) {
      throw new IllegalStateException("A batch cannot be written into memory.", e);
    }
  }

  private void handleResult() {
    if (inFlight != null && inFlight.isDone()) {
      Result result = inFlight.join();
      inFlight = null;
      handle(result);
    } else if (inFlight != null && untilNextEvent() <= 0) {
      inFlight.cancel(true);
      inFlight = null;
      retry(Result.retryable(transport.address() + " does not answer"));
    }
  }

  private void handle(Result result) {
    switch (result.status()) {
      case ACCEPTED -> accepted();
      case RETRYABLE -> retry(result);
      case TOO_LARGE -> split(result);
      case REFUSED -> refused(SpanLoss.REFUSED, result);
    }
  }

  private void accepted() {
    counters.reported(backlog.first().size());
    backlog.removeFirst();
    backoff.reset();
    losses.recovered();
    nextEvent = nanoTime.getAsLong();
  }

  private void retry(Result result) {
    losses.reason(SpanLoss.UNREACHABLE, result.reason());
    losses.waiting(result.reason());
    Duration pause = backoff.afterFailure();
    Duration longer = result.retryAfter().compareTo(pause) > 0 ? result.retryAfter() : pause;
    nextEvent = nanoTime.getAsLong() + longer.toNanos();
    loseExpired();
  }

  private void loseExpired() {
    long oldest = nanoTime.getAsLong() - settings.maxAge().toNanos();
    while (backlog.first() != null && backlog.first().encodedAt() - oldest < 0) {
      lose(SpanLoss.UNREACHABLE);
    }
  }

  private void split(Result result) {
    if (backlog.first().size() == 1) {
      refused(SpanLoss.TOO_LARGE, result);
    } else {
      backlog.splitFirst();
      nextEvent = nanoTime.getAsLong();
    }
  }

  private void refused(SpanLoss loss, Result result) {
    losses.reason(loss, result.reason());
    lose(loss);
    nextEvent = nanoTime.getAsLong();
  }

  private void lose(SpanLoss loss) {
    counters.lost(loss, backlog.first().size());
    backlog.removeFirst();
  }
}
