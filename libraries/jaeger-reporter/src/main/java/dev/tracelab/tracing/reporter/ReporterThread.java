package dev.tracelab.tracing.reporter;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.thrift.TException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves spans from the queue into the backlog and lets them be delivered, until it is closed. */
final class ReporterThread extends Thread {

  private static final Logger log = LoggerFactory.getLogger(ReporterThread.class);

  /**
   * With so many spans the thread is woken; with fewer they wait for the flush interval. A message
   * costs the same whether it is small or large, so they should be large.
   */
  private static final int ENOUGH = 2_048;

  /** So many leave the queue together. */
  private static final int AT_ONCE = 256;

  /** While closing, a backend that was not reached so often is given up. */
  private static final int LAST_ATTEMPTS = 3;

  private final ReporterParts parts;
  private final SpanQueue queue;
  private final Backlog backlog;
  private final BatchEncoder encoder;
  private final Delivery delivery;
  private final int enough;
  private long nextFlush;
  private boolean hurried;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile long closeBy;

  ReporterThread(ReporterParts parts, SpanQueue queue) throws TException {
    super("span-reporter");
    setDaemon(true);
    this.parts = parts;
    this.queue = queue;
    this.backlog = new Backlog(parts.settings().maxBacklogBytes());
    this.encoder = new BatchEncoder(parts.transport().form(), parts.counters(), parts.nanoTime());
    this.delivery = new Delivery(parts, encoder, backlog);
    this.enough = Math.min(ENOUGH, Math.max(1, parts.settings().maxQueueSize() / 2));
    this.nextFlush = now() + flushInterval();
  }

  boolean isClosing() {
    return closing;
  }

  /** How many spans are out of the queue and neither reported nor lost. */
  long encodedSpans() {
    return backlog.spans();
  }

  /** One more span is in the queue, which makes so many. */
  void spansWait(int spans) {
    if (spans == enough) {
      LockSupport.unpark(this);
    }
    if (ended) {
      loseTheQueue();
    }
  }

  /** Asks the thread to send what there is and to end. */
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

  /** One round; returns how long there is nothing to do. */
  private long step() {
    try {
      hurryAtTheEnd();
      takeSpans();
      long untilDelivery = delivery.advance();
      parts.losses().tell();
      return pause(untilDelivery);
    } catch (RuntimeException e) {
      log.error("Spans could not be reported; the reporter goes on.", e);
      return flushInterval();
    }
  }

  private void hurryAtTheEnd() {
    if (closing && !hurried) {
      hurried = true;
      delivery.hurry();
    }
  }

  private void takeSpans() {
    if (closing || queue.size() >= enough || now() - nextFlush >= 0) {
      boolean more = backlog.hasRoom();
      while (more) {
        more = encodeSome() && backlog.hasRoom();
      }
      nextFlush = now() + flushInterval();
    }
  }

  /** Returns whether there may be more. */
  private boolean encodeSome() {
    int taken = 0;
    int more = AT_ONCE;
    while (more == AT_ONCE && taken < ENOUGH) {
      more = queue.drain(AT_ONCE, encoder::add);
      taken += more;
    }
    addBatches();
    return more == AT_ONCE;
  }

  private void addBatches() {
    Batch batch = encoder.next();
    while (batch != null) {
      backlog.add(batch);
      batch = encoder.next();
    }
  }

  private long pause(long untilDelivery) {
    if (queue.size() >= enough && backlog.hasRoom()) {
      return 0;
    }
    long untilEvent = Math.min(untilDelivery, nextFlush - now());
    return closing ? Math.min(untilEvent, closeBy - now()) : untilEvent;
  }

  private boolean isDone() {
    boolean nothingLeft = queue.size() == 0 && backlog.spans() == 0;
    boolean giveUp = delivery.failures() >= LAST_ATTEMPTS || now() - closeBy >= 0;
    return hurried && (nothingLeft || giveUp);
  }

  private void end() {
    closing = true;
    delivery.abandon(delivery.failures() > 0 ? SpanLoss.UNREACHABLE : SpanLoss.CLOSED);
    ended = true;
    loseTheQueue();
    parts.losses().tellNow();
  }

  private void loseTheQueue() {
    parts.counters().lost(SpanLoss.CLOSED, queue.drain(Integer.MAX_VALUE, span -> {}));
  }

  private long flushInterval() {
    return parts.settings().flushInterval().toNanos();
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }
}
