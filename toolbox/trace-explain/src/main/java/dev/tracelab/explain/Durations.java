package dev.tracelab.explain;

import java.util.Locale;

/** Durations and shares in sentences. */
final class Durations {

  private static final double MICROS_PER_MILLI = 1_000;
  private static final double PERCENT = 100;

  private Durations() {}

  /** Such as {@code 151.2 ms}. */
  public static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / MICROS_PER_MILLI);
  }

  /** Such as {@code 25 %}; 0 % of nothing. */
  public static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.0f %%", whole == 0 ? 0 : PERCENT * part / whole);
  }
}
