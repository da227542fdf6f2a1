package dev.tracelab.jaeger.model;

/** The value of an attribute: a tag, a log field or a process tag. Searches compare its text. */
public sealed interface Value {

  /** Returns the value as text. */
  String text();

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public String text() {
      return value;
    }
  }

  /** A 64-bit integer. */
  record Int64(long value) implements Value {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A 64-bit floating-point number. */
  record Float64(double value) implements Value {

    private static final double MAX_INTEGER = 1e18;

    @Override
    public String text() {
      return json().toString();
    }

    /**
     * Returns the JSON value that Jaeger writes: 3 rather than 3.0, and a string for NaN and
     * infinity, which JSON lacks.
     */
    public Object json() {
      if (!Double.isFinite(value)) {
        return Double.toString(value);
      }
      boolean integer = value == Math.rint(value) && Math.abs(value) < MAX_INTEGER;
      return integer ? (Object) (long) value : (Object) value;
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /**
   * Bytes.
   *
   * @param base64 the bytes in standard base64, the form in which every API returns them
   */
  record Bytes(String base64) implements Value {
    @Override
    public String text() {
      return base64;
    }
  }
}
