package dev.tracelab.chaos.audit;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.SpanLosses.Cause;
import dev.tracelab.chaos.audit.SpanLosses.MissingSpan;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds missing spans, and explains each by a kill or an outage.
 *
 * <p>A killed process loses the spans that it has not finished or not sent, and a service drops
 * spans when Jaeger is unavailable for too long. Any other missing span is a violation.
 */
public final class MissingSpanAudit {

  private static final Set<String> ENDS = Set.of("complete order", "reject order", "cancel order");

  private final DatabaseSnapshot snapshot;
  private final SpanLosses losses;
  private final List<TraceSpans> traces;
  private final Map<String, TraceSpans> byId;
  private final Map<String, Long> longest = new HashMap<>();

  private MissingSpanAudit(List<StoredTrace> all, DatabaseSnapshot snapshot, SpanLosses losses) {
    this.snapshot = snapshot;
    this.losses = losses;
    Map<String, OrderRow> orders =
        snapshot.orders().stream()
            .collect(Collectors.toMap(OrderRow::traceId, Function.identity(), (a, b) -> a));
    this.traces =
        all.stream()
            .map(trace -> new TraceSpans(trace, orders.get(trace.id().longForm())))
            .toList();
    this.byId = traces.stream().collect(Collectors.toMap(TraceSpans::id, Function.identity()));
    all.stream().flatMap(trace -> trace.batches().stream()).forEach(this::measure);
  }

  /** Findings about missing traces, missing order ends and missing parents. */
  public static List<Finding> findings(
      List<StoredTrace> all, DatabaseSnapshot snapshot, SpanLosses losses) {
    MissingSpanAudit missing = new MissingSpanAudit(all, snapshot, losses);
    return List.of(missing.traces(), missing.ends(), missing.parents());
  }

  /** The longest recorded span bounds how long a missing one was active. */
  private void measure(ResourceSpans batch) {
    long here = batch.spans().stream().mapToLong(StoredSpan::durationMicros).max().orElse(0);
    longest.merge(batch.resource().service(), here, Math::max);
  }

  private Finding traces() {
    Explanations missing = new Explanations();
    for (OrderRow order : snapshot.orders()) {
      if (!byId.containsKey(order.traceId())) {
        missing.add(
            "order " + order.id() + " has no trace",
            List.of(
                MissingSpan.at("POST /api/orders", "gateway-service", order.createdMicros()),
                MissingSpan.at("POST /orders", "order-service", order.createdMicros()),
                end(order)));
      }
    }
    return missing.finding(
        "0 without a trace", "every order has a trace", snapshot.orders().size());
  }

  private Finding ends() {
    Explanations missing = new Explanations();
    for (OrderRow order : snapshot.orders()) {
      TraceSpans trace = byId.get(order.traceId());
      if (trace != null && order.isFinal() && !trace.hasOneOf(ENDS)) {
        missing.add(
            "the trace of order " + order.id() + " does not record its end", List.of(end(order)));
      }
    }
    return missing.finding(
        "end recorded", "every order's trace records how it ended", snapshot.orders().size());
  }

  private static MissingSpan end(OrderRow order) {
    return MissingSpan.at("the end", "order-service", order.updatedMicros());
  }

  private Finding parents() {
    Explanations missing = new Explanations();
    for (TraceSpans trace : traces) {
      for (MissingSpan parent : trace.missingParents()) {
        missing.add("trace " + trace.id() + " lacks " + parent.what(), List.of(parent));
      }
    }
    long spans = traces.stream().flatMap(TraceSpans::all).count();
    return missing.finding("no orphans", "every span's parent exists", spans);
  }

  /** Missing spans by cause. */
  private final class Explanations {

    private final Map<Cause, Integer> explained = new EnumMap<>(Cause.class);
    private final List<String> unexplained = new ArrayList<>();

    void add(String sentence, List<MissingSpan> spans) {
      List<Optional<Cause>> causes = spans.stream().map(this::cause).toList();
      if (causes.stream().anyMatch(Optional::isEmpty)) {
        unexplained.add(sentence + ": " + spans);
      } else {
        explained.merge(worst(causes), 1, Integer::sum);
      }
    }

    private Optional<Cause> cause(MissingSpan span) {
      return losses.causeOf(span, longest.getOrDefault(span.service(), 0L));
    }

    /** An outage outweighs a kill. */
    private static Cause worst(List<Optional<Cause>> causes) {
      return causes.contains(Optional.of(Cause.OUTAGE)) ? Cause.OUTAGE : Cause.KILL;
    }

    Finding finding(String invariant, String invariantMeaning, long checked) {
      int kills = explained.getOrDefault(Cause.KILL, 0);
      int outages = explained.getOrDefault(Cause.OUTAGE, 0);
      String meaning =
          "%s; %d missing: explained by kills (%d), by outages of Jaeger (%d), unexplained %d"
              .formatted(
                  invariantMeaning,
                  kills + outages + unexplained.size(),
                  kills,
                  outages,
                  unexplained.size());
      return new Finding(invariant, meaning, checked, unexplained);
    }
  }
}
