package dev.tracelab.lab.chaos.audit;

import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Value;
import java.util.Comparator;
import java.util.Optional;

/**
 * Work that somebody left and somebody else took up.
 *
 * @param kind how
 * @param startMicros when, in microseconds since 1970
 * @param traceId the order's own trace, 32 digits
 * @param orderId of the order
 */
public record Recovery(Kind kind, long startMicros, String traceId, String orderId)
    implements Comparable<Recovery> {

  private static final Comparator<Recovery> BY_TIME =
      Comparator.comparingLong(Recovery::startMicros).thenComparing(Recovery::orderId);

  /** How work was taken up. */
  public enum Kind {
    /** The client asked again, and its later request went on. */
    RESUMED("resumed"),
    /** A confirmed order was handed to fulfilment again. */
    REDELIVERED("redelivered"),
    /** Nobody came back: payment voided, stock released, order rejected. */
    GIVEN_UP("given up");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In a sentence. */
    public String inWords() {
      return words;
    }
  }

  /** The recovery that a span tells of, if it does. */
  static Optional<Recovery> in(StoredSpan span, String traceId, String orderId) {
    return kind(span).map(kind -> new Recovery(kind, span.startMicros(), traceId, orderId));
  }

  private static Optional<Kind> kind(StoredSpan span) {
    return switch (span.operation()) {
      case "resume order" -> Optional.of(Kind.RESUMED);
      case "give up order" -> Optional.of(Kind.GIVEN_UP);
      case "fulfil order" -> Optional.of(Kind.REDELIVERED).filter(kind -> isRedelivery(span));
      default -> Optional.empty();
    };
  }

  private static boolean isRedelivery(StoredSpan span) {
    return span.attributes().get("reason") instanceof Value.Text reason
        && reason.value().equals("redelivery");
  }

  @Override
  public int compareTo(Recovery other) {
    return BY_TIME.compare(this, other);
  }
}
