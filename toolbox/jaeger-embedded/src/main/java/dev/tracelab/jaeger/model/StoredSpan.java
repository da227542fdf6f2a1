package dev.tracelab.jaeger.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A finished span in the form Jaeger v2 stores it: kind, status and event names are fields, not
 * tags.
 *
 * @param traceId the trace it belongs to
 * @param spanId its id
 * @param parentSpanId the parent's id, or zero for a root span
 * @param operation the operation name
 * @param kind its role
 * @param startMicros its start in microseconds since 1970
 * @param durationMicros its duration in microseconds, never negative
 * @param attributes the tags, sorted by key
 * @param events the logs, sorted by name
 * @param links the references other than a plain CHILD_OF to the parent
 * @param status how it ended
 */
public record StoredSpan(
    StoredTrace.Id traceId,
    long spanId,
    long parentSpanId,
    String operation,
    Kind kind,
    long startMicros,
    long durationMicros,
    Map<String, Value> attributes,
    List<Event> events,
    List<Link> links,
    Status status) {

  private static final long NANOS_PER_MICRO = 1_000;

  /** Formats a 64-bit id as 16 lower-case hexadecimal digits. */
  public static String hex(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  /** Returns its end in microseconds since 1970. */
  public long endMicros() {
    return startMicros + durationMicros;
  }

  /**
   * Returns its end in nanoseconds since 1970. As in the real Jaeger, a span without a duration
   * ends one nanosecond after its start.
   */
  public long endNanos() {
    return durationMicros == 0 ? startMicros * NANOS_PER_MICRO + 1 : endMicros() * NANOS_PER_MICRO;
  }

  /** Returns whether it has no parent. */
  public boolean isRoot() {
    return parentSpanId == 0;
  }

  /** Returns a copy with another id and another parent. */
  public StoredSpan withIds(long newSpanId, long newParentSpanId) {
    return new StoredSpan(
        traceId,
        newSpanId,
        newParentSpanId,
        operation,
        kind,
        startMicros,
        durationMicros,
        attributes,
        events,
        links,
        status);
  }

  /** The role of a span. */
  public enum Kind {
    /** The span has no kind. */
    UNSPECIFIED(0),
    /** Work inside a service. */
    INTERNAL(1),
    /** The receiving side of a request. */
    SERVER(2),
    /** The sending side of a request. */
    CLIENT(3),
    /** The sending side of a message. */
    PRODUCER(4),
    /** The receiving side of a message. */
    CONSUMER(5);

    private final int otlpNumber;

    Kind(int otlpNumber) {
      this.otlpNumber = otlpNumber;
    }

    /** Returns the kind with this tag value; unspecified for any other text. */
    public static Kind ofTag(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.tag().equals(text))
          .findFirst()
          .orElse(UNSPECIFIED);
    }

    /** Returns the kind with this OTLP number; unspecified for any other number. */
    public static Kind ofOtlp(int number) {
      return Arrays.stream(values())
          .filter(kind -> kind.otlpNumber == number)
          .findFirst()
          .orElse(UNSPECIFIED);
    }

    /** Returns the value of the tag {@code span.kind}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns OTLP's number. */
    public int otlpNumber() {
      return otlpNumber;
    }
  }

  /**
   * A timestamped event, which OpenTracing calls a log.
   *
   * @param micros its time in microseconds since 1970
   * @param name the log field {@code event}, or the empty string
   * @param attributes the other log fields, sorted by key
   */
  public record Event(long micros, String name, Map<String, Value> attributes) {}

  /**
   * A reference to a span other than the parent, or of another type than CHILD_OF.
   *
   * @param traceId the trace of the other span
   * @param spanId the other span
   * @param type how this span depends on it
   */
  public record Link(StoredTrace.Id traceId, long spanId, Type type) {

    /** OpenTelemetry's attribute for OpenTracing's type of reference. */
    public static final String TYPE_ATTRIBUTE = "opentracing.ref_type";

    /** OpenTracing's types of reference. */
    public enum Type {
      /** The other span depends on the result of this one. */
      CHILD_OF,
      /** The other span caused this one and does not depend on its result. */
      FOLLOWS_FROM;

      /** Returns the value of {@link #TYPE_ATTRIBUTE}. */
      public String tag() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * How a span ended.
   *
   * @param code the outcome
   * @param message a description, or the empty string
   */
  public record Status(Code code, String message) {

    /** The span did not report an outcome. */
    public static final Status UNSET = new Status(Code.UNSET, "");

    /** An outcome. */
    public enum Code {
      /** Not reported. */
      UNSET(0),
      /** Reported as successful. */
      OK(1),
      /** Failed. */
      ERROR(2);

      private final int otlpNumber;

      Code(int otlpNumber) {
        this.otlpNumber = otlpNumber;
      }

      /** Returns the code with this OTLP number; unset for any other number. */
      public static Code ofOtlp(int number) {
        return Arrays.stream(values())
            .filter(code -> code.otlpNumber == number)
            .findFirst()
            .orElse(UNSET);
      }

      /** Returns OTLP's number. */
      public int otlpNumber() {
        return otlpNumber;
      }
    }

    /** Returns whether the span failed. */
    public boolean isError() {
      return code == Code.ERROR;
    }
  }
}
