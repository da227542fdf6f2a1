package dev.tracelab.jaeger.model;

import java.util.regex.Pattern;

/**
 * A trace's id of up to 128 bits.
 *
 * @param high the upper 64 bits; zero for a 64-bit id
 * @param low the lower 64 bits
 */
public record TraceId(long high, long low) {

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");
  private static final int LOW_DIGITS = 16;

  /**
   * Reads 1 to 32 hexadecimal digits; leading zeros may be missing, as in Jaeger.
   *
   * @throws IllegalArgumentException with one sentence for a person when the text is no trace id
   */
  public static TraceId parse(String text) {
    if (!HEX.matcher(text).matches()) {
      throw new IllegalArgumentException("a trace id has 1 to 32 hexadecimal digits");
    }
    int split = Math.max(0, text.length() - LOW_DIGITS);
    return new TraceId(number(text.substring(0, split)), number(text.substring(split)));
  }

  /** The form of {@code /api/traces}: 16 digits for a 64-bit id, otherwise 32. */
  public String shortForm() {
    return high == 0 ? SpanId.hex(low) : longForm();
  }

  /** The form of {@code /api/v3}: always 32 digits. */
  public String longForm() {
    return SpanId.hex(high) + SpanId.hex(low);
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
  }
}
