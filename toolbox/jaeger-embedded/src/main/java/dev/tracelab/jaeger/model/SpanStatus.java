package dev.tracelab.jaeger.model;

/**
 * How a span ended.
 *
 * @param code what it came to
 * @param message a description, or the empty string
 */
public record SpanStatus(Code code, String message) {

  /** Nothing was said of the outcome. */
  public static final SpanStatus UNSET = new SpanStatus(Code.UNSET, "");

  /** What a span can come to. */
  public enum Code {
    /** Nothing was said. */
    UNSET(0),
    /** The span says it went well. */
    OK(1),
    /** The span failed. */
    ERROR(2);

    private final int otlpNumber;

    Code(int otlpNumber) {
      this.otlpNumber = otlpNumber;
    }

    /** OTLP's number of this code. */
    public int otlpNumber() {
      return otlpNumber;
    }
  }

  /** Whether the span failed. */
  public boolean isError() {
    return code == Code.ERROR;
  }
}
