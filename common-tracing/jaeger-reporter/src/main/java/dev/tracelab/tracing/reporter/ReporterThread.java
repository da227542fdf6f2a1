package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.thrift.TException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves spans from the queue into the backlog and delivers them, until it is closed. */
final class ReporterThread extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger(ReporterThread.class);

  /**
   * The thread is woken when this many spans are queued; fewer wait for the flush interval, because
   * a large message costs hardly more than a small one.
   */
  private static final int WAKE_UP_SIZE = 2_048;

  /** The spans that leave the queue together. */
  private static final int CHUNK = 256;

  /** Consecutive failed attempts after which a closing reporter gives up. */
  private static final int MAX_CLOSING_ATTEMPTS = 3;

  private final ReporterParts parts;
  private final SpanQueue queue;
  private final Backlog backlog;
  private final BatchEncoder encoder;
  private final Delivery delivery;
  private final int wakeUpSize;
  private long nextFlush;
  private boolean pauseSkipped;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile long closeBy;

  ReporterThread(ReporterParts parts, SpanQueue queue) throws TException {
    super("span-reporter");
    setDaemon(true);
    this.parts = parts;
    this.queue = queue;
    this.backlog = new Backlog(parts.settings().maxBacklogBytes());
    this.encoder = new BatchEncoder(parts.transport().format(), parts.counters(), parts.nanoTime());
    this.delivery = new Delivery(parts, encoder, backlog);
    this.wakeUpSize = Math.min(WAKE_UP_SIZE, Math.max(1, parts.settings().maxQueueSize() / 2));
    this.nextFlush = now() + flushInterval();
  }

  boolean isClosing() {
    return closing;
  }

  /** The number of spans that have left the queue and are neither reported nor lost. */
  long encodedSpans() {
    return backlog.spans();
  }

  /** Called after a span was queued, with the new size of the queue. */
  void onQueued(int spans) {
    if (spans == wakeUpSize) {
      LockSupport.unpark(this);
    }
    if (ended) {
      dropQueue();
    }
  }

  /** Asks the thread to send all spans and to end. */
  void finishWithin(Duration bound) {
    if (!closing) {
      closeBy = now() + bound.toNanos() * 9 / 10;
      closing = true;
      LockSupport.unpark(this);
    }
  }

  @Override
  public void run() {
    try {
      long pause = step();
      while (!isDone()) {
        LockSupport.parkNanos(this, pause);
        pause = step();
      }
    } finally {
      end();
    }
  }

  /** One iteration. Returns the nanoseconds until there is more to do. */
  private long step() {
    try {
      skipPauseWhenClosing();
      takeSpans();
      long untilDelivery = delivery.advance();
      parts.losses().log();
      return pause(untilDelivery);
    } catch (RuntimeException e) {
      LOG.error("Spans could not be reported; the reporter continues.", e);
      return flushInterval();
    }
  }

  private void skipPauseWhenClosing() {
    if (closing && !pauseSkipped) {
      pauseSkipped = true;
      delivery.retryNow();
    }
  }

  private void takeSpans() {
    if (closing || queue.size() >= wakeUpSize || now() - nextFlush >= 0) {
      boolean more = backlog.hasRoom();
      while (more) {
        more = encodeSome() && backlog.hasRoom();
      }
      nextFlush = now() + flushInterval();
    }
  }

  /** Returns whether the queue may hold more. */
  private boolean encodeSome() {
    int taken = 0;
    int more = CHUNK;
    while (more == CHUNK && taken < WAKE_UP_SIZE) {
      more = queue.drain(CHUNK, encoder::add);
      taken += more;
    }
    addBatches();
    return more == CHUNK;
  }

  private void addBatches() {
    Batch batch = encoder.next();
    while (batch != null) {
      backlog.add(batch);
      batch = encoder.next();
    }
  }

  private long pause(long untilDelivery) {
    if (queue.size() >= wakeUpSize && backlog.hasRoom()) {
      return 0;
    }
    long untilEvent = Math.min(untilDelivery, nextFlush - now());
    return closing ? Math.min(untilEvent, closeBy - now()) : untilEvent;
  }

  private boolean isDone() {
    boolean nothingLeft = queue.size() == 0 && backlog.spans() == 0;
    boolean giveUp = delivery.failures() >= MAX_CLOSING_ATTEMPTS || now() - closeBy >= 0;
    return pauseSkipped && (nothingLeft || giveUp);
  }

  private void end() {
    closing = true;
    delivery.abandon(delivery.failures() > 0 ? SpanLoss.UNREACHABLE : SpanLoss.CLOSED);
    ended = true;
    dropQueue();
    parts.losses().logNow();
  }

  private void dropQueue() {
    parts.counters().lost(SpanLoss.CLOSED, queue.drain(Integer.MAX_VALUE, span -> {}));
  }

  private long flushInterval() {
    return parts.settings().flushInterval().toNanos();
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }
}
