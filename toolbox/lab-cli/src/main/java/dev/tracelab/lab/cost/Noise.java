package dev.tracelab.lab.cost;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What may spoil a comparison.
 *
 * @param interval of the ratio
 * @param lostSpans spans that were not sent: what is not sent costs little
 * @param others the share of the machine's CPU time that other programs took; empty if unknown
 */
public record Noise(Interval interval, long lostSpans, OptionalDouble others) {

  private static final double WIDEST = 0.25;
  private static final double MOST_OF_OTHERS = 0.2;

  /** Why the figure does not count, in one sentence; empty if it counts. */
  public Optional<String> sentence() {
    if (lostSpans > 0) {
      return Optional.of(
          "This figure does not count, because %d spans were lost and not sent: run it on a machine that does less."
              .formatted(lostSpans));
    }
    if (others.orElse(0) > MOST_OF_OTHERS) {
      return Optional.of(
          "This figure does not count, because other programs took %.0f %% of the machine's CPU time: end them and run it again."
              .formatted(100 * others.getAsDouble()));
    }
    if (interval.width() > WIDEST) {
      return Optional.of(
          "This figure does not count, because its interval is %.2f wide, and up to %.2f would do: run it longer, or on a quieter machine."
              .formatted(interval.width(), WIDEST));
    }
    return Optional.empty();
  }
}
