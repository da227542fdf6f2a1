package dev.tracelab.jaeger.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An immutable snapshot of a trace in the store.
 *
 * @param id the trace id
 * @param batches the spans as they arrived
 * @param droppedSpans the number of spans rejected because the trace had reached its size limit
 */
public record StoredTrace(Id id, List<ResourceSpans> batches, long droppedSpans) {

  /** Returns all spans in the order they arrived. */
  public Stream<StoredSpan> spans() {
    return batches.stream().flatMap(batch -> batch.spans().stream());
  }

  /** Returns the service of each batch, so a name may occur twice. */
  public Stream<String> services() {
    return batches.stream().map(batch -> batch.resource().service());
  }

  /** Returns whether any span is stored; false if the first one already exceeded the limit. */
  public boolean hasSpans() {
    return !batches.isEmpty();
  }

  /**
   * A trace id of up to 128 bits.
   *
   * @param high the upper 64 bits; zero for a 64-bit id
   * @param low the lower 64 bits
   */
  public record Id(long high, long low) {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");
    private static final int LOW_DIGITS = 16;

    /**
     * Parses 1 to 32 hexadecimal digits; leading zeros may be missing, as in Jaeger.
     *
     * @throws IllegalArgumentException with a message for the user if the text is not a trace id
     */
    public static Id parse(String text) {
      if (!HEX.matcher(text).matches()) {
        throw new IllegalArgumentException("a trace id has 1 to 32 hexadecimal digits");
      }
      int split = Math.max(0, text.length() - LOW_DIGITS);
      return new Id(number(text.substring(0, split)), number(text.substring(split)));
    }

    private static long number(String digits) {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
    }

    /** Returns whether this is the invalid id zero. */
    public boolean isZero() {
      return high == 0 && low == 0;
    }

    /** Returns the form of {@code /api/traces}: 16 digits for a 64-bit id, otherwise 32. */
    public String shortForm() {
      return high == 0 ? StoredSpan.hex(low) : longForm();
    }

    /** Returns the form of {@code /api/v3}: always 32 digits. */
    public String longForm() {
      return StoredSpan.hex(high) + StoredSpan.hex(low);
    }
  }
}
