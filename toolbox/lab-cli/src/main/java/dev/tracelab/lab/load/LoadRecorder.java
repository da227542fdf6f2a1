package dev.tracelab.lab.load;

import dev.tracelab.chaos.load.Attempt.Response;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts responses and records their latency. Thread-safe. */
final class LoadRecorder {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latency = new Histogram(LONGEST_MICROS, SIGNIFICANT_DIGITS);
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private int placed;
  private int answered;

  /** An order was sent. */
  synchronized void placed() {
    placed++;
  }

  /** An order has its response. A failed connection has no latency: it would look fast. */
  synchronized void answered(Response response, long latencyMicros) {
    answered++;
    outcomes.merge(nameOf(response), 1L, Long::sum);
    if (!response.problem().equals(Response.CONNECTION_FAILED)) {
      latency.recordValue(Math.min(Math.max(latencyMicros, 0), LONGEST_MICROS));
    }
  }

  /** The figures so far. */
  synchronized LoadFigures snapshot() {
    return new LoadFigures(placed, placed - answered, new TreeMap<>(outcomes), latency.copy());
  }

  private static String nameOf(Response response) {
    if (response.accepted()) {
      return LoadFigures.ACCEPTED;
    }
    return response.problem().isEmpty() ? "status " + response.status() : response.problem();
  }
}
