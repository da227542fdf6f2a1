package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers counted over short times of equal length. */
final class Bins {

  private static final int MOST = 320;

  private final long millis;
  private final List<Bin> all = new ArrayList<>();

  private Bins(long spanMillis) {
    this.millis = 1_000 * Math.max(1, spanMillis / 1_000 / MOST);
    for (long start = 0; start <= spanMillis; start += millis) {
      all.add(new Bin(start));
    }
  }

  /** Counts the answers of a run. */
  static Bins of(ChaosPlan plan, List<Asking> askings, long spanMillis) {
    Bins bins = new Bins(spanMillis);
    askings.forEach(asking -> bins.at(asking.endMillis()).add(plan, asking));
    return bins;
  }

  /** In the order of time. */
  List<Bin> all() {
    return all;
  }

  /** Length of each, in milliseconds. */
  long millis() {
    return millis;
  }

  /** A count as a rate. */
  double perSecond(int count) {
    return 1e3 * count / millis;
  }

  private Bin at(long time) {
    return all.get((int) Math.min(all.size() - 1, time / millis));
  }

  /** The answers of one time. */
  static final class Bin {

    private final long start;
    private final List<Long> waits = new ArrayList<>();
    private int accepted;
    private int refused;
    private int open;

    private Bin(long start) {
      this.start = start;
    }

    private void add(ChaosPlan plan, Asking asking) {
      if (!asking.answer().isFinal()) {
        open++;
        return;
      }
      if (asking.answer().accepted()) {
        accepted++;
      } else {
        refused++;
      }
      waits.add(asking.endMillis() - plan.orders().get(asking.order()).atMillis());
    }

    /** From the start of the run, in milliseconds. */
    long start() {
      return start;
    }

    /** Orders answered 201. */
    int accepted() {
      return accepted;
    }

    /** Orders answered finally in another way. */
    int refused() {
      return refused;
    }

    /** Requests that got no final answer. */
    int open() {
      return open;
    }

    /** Whether any order got its final answer. */
    boolean hasWaits() {
      return !waits.isEmpty();
    }

    /** How long clients had waited since their orders were due, in milliseconds. */
    long wait(double share) {
      return Percentile.of(waits.stream().mapToLong(Long::longValue).toArray(), share);
    }
  }

  /** Percentiles by nearest rank. */
  static final class Percentile {

    private Percentile() {}

    /** The least number that is not below a share of all; they must not be none. */
    static long of(long[] numbers, double share) {
      long[] sorted = numbers.clone();
      Arrays.sort(sorted);
      int rank = (int) Math.ceil(share * sorted.length);
      return sorted[Math.max(0, rank - 1)];
    }
  }
}
