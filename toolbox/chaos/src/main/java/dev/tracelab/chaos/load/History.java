package dev.tracelab.chaos.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Records every attempt of every client. Thread-safe. */
public final class History {

  private final List<Attempt> attempts = new ArrayList<>();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  /**
   * Orders by state.
   *
   * @param placed attempted at least once
   * @param inFlight whose clients still try
   * @param accepted with status 201
   * @param refused with another final response
   * @param unanswered whose clients gave up without a final response
   */
  public record Counts(int placed, int inFlight, int accepted, int refused, int unanswered) {}

  void begin() {
    placed.incrementAndGet();
    inFlight.incrementAndGet();
  }

  void add(Attempt attempt) {
    synchronized (attempts) {
      attempts.add(attempt);
    }
  }

  /** The client is done; this was its last response. */
  void end(Attempt.Response last) {
    inFlight.decrementAndGet();
    AtomicInteger counter = last.accepted() ? accepted : last.isFinal() ? refused : unanswered;
    counter.incrementAndGet();
  }

  /** Orders by their present state. */
  public Counts counts() {
    return new Counts(
        placed.get(), inFlight.get(), accepted.get(), refused.get(), unanswered.get());
  }

  /** All attempts, in the order they ended. */
  public List<Attempt> attempts() {
    synchronized (attempts) {
      return attempts.stream().sorted(Comparator.comparingLong(Attempt::endMillis)).toList();
    }
  }
}
