package dev.tracelab.lab;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Figures as a person reads them. */
final class Units {

  private static final double MEGABYTE = 1e6;

  private Units() {}

  /** Seconds with one decimal. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  /** Whole megabytes, or that they are not known. */
  static String megabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? "not known"
        : String.format(Locale.ROOT, "%.0f MB", bytes.getAsLong() / MEGABYTE);
  }
}
