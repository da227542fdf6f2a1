package dev.tracelab.lab.chaos.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** All that clients were told. Usable from any thread. */
public final class Journal {

  private final List<Asking> askings = new ArrayList<>();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  void begins() {
    placed.incrementAndGet();
    underway.incrementAndGet();
  }

  void write(Asking asking) {
    synchronized (askings) {
      askings.add(asking);
    }
  }

  /** The client is done, with this as the last answer. */
  void ends(Answer last) {
    underway.decrementAndGet();
    AtomicInteger counter = last.accepted() ? accepted : last.isFinal() ? refused : unanswered;
    counter.incrementAndGet();
  }

  /** How it stands now. */
  public Count count() {
    return new Count(placed.get(), underway.get(), accepted.get(), refused.get(), unanswered.get());
  }

  /** All requests by the time they ended. */
  public List<Asking> askings() {
    synchronized (askings) {
      return askings.stream().sorted(Comparator.comparingLong(Asking::endMillis)).toList();
    }
  }

  /** The last answer to each order, by its number in the plan. */
  public Map<Integer, Answer> lastAnswers() {
    Map<Integer, Answer> last = new HashMap<>();
    askings().forEach(asking -> last.put(asking.order(), asking.answer()));
    return last;
  }

  /**
   * How many orders are where.
   *
   * @param placed asked for at least once
   * @param underway whose clients still ask
   * @param accepted answered 201
   * @param refused answered finally in another way
   * @param unanswered whose clients went away without a final answer
   */
  public record Count(int placed, int underway, int accepted, int refused, int unanswered) {}
}
