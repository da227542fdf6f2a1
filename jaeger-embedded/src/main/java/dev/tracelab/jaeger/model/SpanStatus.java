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

  /** The codes, numbered as OTLP numbers them. */
  public enum Code {
    /** Nothing was said. */
    UNSET,
    /** The span says it went well. */
    OK,
    /** The span failed. */
    ERROR
  }

  /** Whether the span failed. */
  public boolean isError() {
    return code == Code.ERROR;
  }
}
