package dev.tracelab.jaeger.model;

/**
 * The value of a tag, a log field or a process tag.
 *
 * <p>Searches compare values as text; the two JSON forms an answer can have are made by {@code
 * query}.
 */
public sealed interface Value {

  /** The value as text. */
  String text();

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public String text() {
      return value;
    }
  }

  /** A 64-bit whole number. */
  record Whole(long value) implements Value {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A 64-bit decimal number. */
  record Decimal(double value) implements Value {
    /** JSON's form: 3, not 3.0. */
    @Override
    public String text() {
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e18;
      return whole ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Value {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /**
   * Bytes.
   *
   * @param base64 the bytes in standard base64, which is how every answer shows them
   */
  record Bytes(String base64) implements Value {
    @Override
    public String text() {
      return base64;
    }
  }
}
