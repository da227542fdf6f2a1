package dev.tracelab.lab.chaos.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * All that may have taken spans away.
 *
 * @param kills of services
 * @param outages of Jaeger
 * @param counted how many spans each service said it had lost; none said where it is not named
 */
public record Losses(List<Gone> kills, List<Gone> outages, Map<String, Long> counted) {

  /**
   * How long a finished span may wait until a Jaeger that is there has it: half a second until it
   * is sent, and five for the answer, which is what the services' reporter gives a collector.
   */
  private static final long UNSENT_MICROS = TimeUnit.MILLISECONDS.toMicros(5_500);

  /** How long a service at most leaves Jaeger alone when it was away. */
  private static final long PAUSE_MICROS = TimeUnit.SECONDS.toMicros(2);

  /** Keeps copies. */
  public Losses {
    kills = List.copyOf(kills);
    outages = outages.stream().sorted(Comparator.comparingLong(Gone::fromMicros)).toList();
    counted = Map.copyOf(counted);
  }

  /**
   * A part that was away.
   *
   * @param part its name in traces
   * @param fromMicros when it went, in microseconds since 1970
   * @param toMicros when it was back; for a kill, when the process was gone
   */
  public record Gone(String part, long fromMicros, long toMicros) {

    private boolean overlaps(long from, long to) {
      return fromMicros <= to && toMicros >= from;
    }
  }

  /** Why a span is missing. */
  enum Cause {
    /** Its process was killed before it was finished, or before it was sent. */
    KILL,
    /** Jaeger was away when it was sent, and the service counted what it lost. */
    OUTAGE
  }

  /**
   * What took a span: the kill of its service while the span lived or waited to be sent, which may
   * be until Jaeger is back, or else an outage of Jaeger then.
   *
   * @param longestMicros how long a span of that service lives at most
   */
  Optional<Cause> of(Missing span, long longestMicros) {
    long from = span.fromMicros() - UNSENT_MICROS;
    long to = span.toMicros() + longestMicros + UNSENT_MICROS;
    long sent = sentBy(from, to);
    if (kills.stream().anyMatch(k -> k.part().equals(span.service()) && k.overlaps(from, sent))) {
      return Optional.of(Cause.KILL);
    }
    return counted.getOrDefault(span.service(), 0L) > 0
            && outages.stream().anyMatch(outage -> outage.overlaps(from, to))
        ? Optional.of(Cause.OUTAGE)
        : Optional.empty();
  }

  /** Spans of an outage wait for its end, and for that of another which began meanwhile. */
  private long sentBy(long from, long to) {
    long sent = to;
    for (Gone outage : outages) {
      if (outage.overlaps(from, sent)) {
        sent = Math.max(sent, outage.toMicros() + PAUSE_MICROS + UNSENT_MICROS);
      }
    }
    return sent;
  }

  /** How many spans services said they had lost, all together. */
  public long countedInAll() {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }
}
