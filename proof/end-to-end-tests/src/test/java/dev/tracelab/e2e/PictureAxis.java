package dev.tracelab.e2e;

import dev.tracelab.golden.Trace;
import java.util.Locale;
import java.util.stream.LongStream;

/** Where the moments of a trace are in its picture, and how times are written there. */
final class PictureAxis {

  private static final int LEFT = 390;
  private static final int WIDTH = 436;
  private static final long MOST_STEPS = 5;

  private final long start;
  private final long duration;

  PictureAxis(Trace trace) {
    this.start = trace.spans().get(0).startMicros();
    this.duration = Math.max(1, trace.durationMicros());
  }

  /** The distance from the left edge. */
  double x(long micros) {
    return LEFT + (micros - start) / (double) duration * WIDTH;
  }

  /** Round times from the start of the trace to its end, in microseconds since 1970. */
  LongStream marks() {
    long step = step(duration);
    return LongStream.rangeClosed(0, duration / step).map(mark -> start + mark * step);
  }

  /** What stands above a mark. */
  String label(long mark) {
    return mark == start ? "0" : duration(mark - start);
  }

  /** One, two or five times a power of ten. */
  static long step(long micros) {
    long step = 1;
    for (int i = 0; micros / step >= MOST_STEPS; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }

  /** Three digits and the unit. */
  static String duration(long micros) {
    if (micros >= 1_000_000) {
      return decimal(micros / 1e6) + " s";
    }
    return micros >= 1_000 ? decimal(micros / 1e3) + " ms" : micros + " µs";
  }

  private static String decimal(double value) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.contains(".") ? text.replaceAll("[.]?0+$", "") : text;
  }
}
