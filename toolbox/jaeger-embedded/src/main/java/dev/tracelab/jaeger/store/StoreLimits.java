package dev.tracelab.jaeger.store;

/**
 * How much is kept.
 *
 * @param maxTraces the most traces, at least 1
 * @param maxBytes the most bytes of heap, by estimate, at least 1
 */
public record StoreLimits(int maxTraces, long maxBytes) {

  /** One trace may take this part of the bytes, so that it never drives all others out. */
  private static final int SHARE_OF_ONE_TRACE = 4;

  /** Checks both limits. */
  public StoreLimits {
    if (maxTraces < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("At least one trace and one byte must be allowed.");
    }
  }

  /** The most bytes one trace may take. */
  long maxBytesOfOneTrace() {
    return Math.max(1, maxBytes / SHARE_OF_ONE_TRACE);
  }
}
