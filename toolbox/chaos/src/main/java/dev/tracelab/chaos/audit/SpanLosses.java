package dev.tracelab.chaos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Everything that may have caused a span to be lost.
 *
 * @param kills of services
 * @param outages of Jaeger
 * @param dropped number of spans dropped by service; a service that is absent dropped none
 */
public record SpanLosses(List<Downtime> kills, List<Downtime> outages, Map<String, Long> dropped) {

  /**
   * How long a finished span may take to reach an available Jaeger: half a second until it is sent,
   * and five for the response, which is the reporter's timeout.
   */
  private static final long UNSENT_MICROS = TimeUnit.MILLISECONDS.toMicros(5_500);

  /** The longest backoff of the reporter after Jaeger was unavailable. */
  private static final long BACKOFF_MICROS = TimeUnit.SECONDS.toMicros(2);

  /** Copies the collections. */
  public SpanLosses {
    kills = List.copyOf(kills);
    outages = outages.stream().sorted(Comparator.comparingLong(Downtime::fromMicros)).toList();
    dropped = Map.copyOf(dropped);
  }

  /**
   * When a part was unavailable.
   *
   * @param part its name in traces
   * @param fromMicros start, in microseconds since 1970
   * @param toMicros end; for a kill, the moment of the kill
   */
  public record Downtime(String part, long fromMicros, long toMicros) {

    private boolean overlaps(long from, long to) {
      return fromMicros <= to && toMicros >= from;
    }
  }

  /**
   * A span that is missing although something else refers to it.
   *
   * @param what describes the span
   * @param service that would have reported it
   * @param fromMicros it was active at some moment from here on, in microseconds since 1970
   * @param toMicros and up to here
   */
  record MissingSpan(String what, String service, long fromMicros, long toMicros) {

    /** A span that was active at this moment. */
    static MissingSpan at(String what, String service, long micros) {
      return new MissingSpan(what, service, micros, micros);
    }
  }

  /** Why a span is missing. */
  enum Cause {
    /** Its process was killed before the span was finished or sent. */
    KILL,
    /** Jaeger was unavailable, and the service counted dropped spans. */
    OUTAGE
  }

  /**
   * Why a span is missing: a kill of its service while the span was active or queued, which may be
   * until Jaeger is back, or else an outage of Jaeger at that time; empty if neither explains it.
   *
   * @param longestMicros duration of the longest span of that service
   */
  Optional<Cause> causeOf(MissingSpan span, long longestMicros) {
    long from = span.fromMicros() - UNSENT_MICROS;
    long to = span.toMicros() + longestMicros + UNSENT_MICROS;
    long sent = sentBy(from, to);
    if (kills.stream().anyMatch(k -> k.part().equals(span.service()) && k.overlaps(from, sent))) {
      return Optional.of(Cause.KILL);
    }
    return dropped.getOrDefault(span.service(), 0L) > 0
            && outages.stream().anyMatch(outage -> outage.overlaps(from, to))
        ? Optional.of(Cause.OUTAGE)
        : Optional.empty();
  }

  /** Spans stay queued until an outage is over, and any further one that began meanwhile. */
  private long sentBy(long from, long to) {
    long sent = to;
    for (Downtime outage : outages) {
      if (outage.overlaps(from, sent)) {
        sent = Math.max(sent, outage.toMicros() + BACKOFF_MICROS + UNSENT_MICROS);
      }
    }
    return sent;
  }

  /** Number of dropped spans of all services. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
