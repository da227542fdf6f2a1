package dev.tracelab.chaos.audit;

import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Value;
import java.util.Comparator;
import java.util.Optional;

/**
 * Abandoned work on an order that another worker took over.
 *
 * @param kind how it was recovered
 * @param startMicros start of the recovering span, in microseconds since 1970
 * @param traceId the order's own trace, 32 digits
 * @param orderId of the order
 */
public record Recovery(Kind kind, long startMicros, String traceId, String orderId)
    implements Comparable<Recovery> {

  private static final Comparator<Recovery> BY_TIME =
      Comparator.comparingLong(Recovery::startMicros).thenComparing(Recovery::orderId);

  /** How work is recovered. */
  public enum Kind {
    /** The client retried, and the retry resumed the order. */
    RESUMED("resumed"),
    /** The outbox relay delivered a confirmed order to fulfilment again. */
    REDELIVERED("redelivered"),
    /** No retry came: payment voided, stock released, order rejected. */
    GIVEN_UP("given up");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** A participle for use in a sentence, such as {@code given up}. */
    public String title() {
      return title;
    }
  }

  /** The recovery that a span records, if any. */
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
