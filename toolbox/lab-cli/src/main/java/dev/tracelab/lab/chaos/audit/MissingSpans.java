package dev.tracelab.lab.chaos.audit;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import dev.tracelab.lab.chaos.audit.Losses.Cause;
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
 * Looks for spans that must have been and are not there, and for what took each.
 *
 * <p>A killed process takes along what it had not finished or not sent, and what is sent while
 * Jaeger is away is lost. Whatever else is missing is a violation.
 */
public final class MissingSpans {

  private static final Set<String> ENDS = Set.of("complete order", "reject order", "cancel order");

  private final Books books;
  private final Losses losses;
  private final List<SpansOfTrace> traces;
  private final Map<String, SpansOfTrace> byId;
  private final Map<String, Long> longest = new HashMap<>();

  private MissingSpans(List<StoredTrace> all, Books books, Losses losses) {
    this.books = books;
    this.losses = losses;
    Map<String, OrderEntry> orders =
        books.orders().stream()
            .collect(Collectors.toMap(OrderEntry::traceId, Function.identity(), (a, b) -> a));
    this.traces =
        all.stream()
            .map(trace -> SpansOfTrace.of(trace, orders.get(trace.id().longForm())))
            .toList();
    this.byId = traces.stream().collect(Collectors.toMap(SpansOfTrace::id, Function.identity()));
    all.stream().flatMap(trace -> trace.batches().stream()).forEach(this::measure);
  }

  /** What is missing in all these traces of a run, or among them. */
  public static List<Finding> findings(List<StoredTrace> all, Books books, Losses losses) {
    MissingSpans missing = new MissingSpans(all, books, losses);
    return List.of(missing.traces(), missing.ends(), missing.parents());
  }

  /** No span of a service lives longer than the longest there is. */
  private void measure(ResourceSpans batch) {
    long here = batch.spans().stream().mapToLong(StoredSpan::durationMicros).max().orElse(0);
    longest.merge(batch.resource().service(), here, Math::max);
  }

  private Finding traces() {
    Explanations found = new Explanations();
    for (OrderEntry order : books.orders()) {
      if (!byId.containsKey(order.traceId())) {
        found.add(
            "order " + order.id() + " has no trace",
            List.of(
                Missing.at("POST /api/orders", "gateway-service", order.createdMicros()),
                Missing.at("POST /orders", "order-service", order.createdMicros()),
                end(order)));
      }
    }
    return found.finding("a trace each", "every order has one", books.orders().size());
  }

  private Finding ends() {
    Explanations found = new Explanations();
    for (OrderEntry order : books.orders()) {
      SpansOfTrace trace = byId.get(order.traceId());
      if (trace != null && order.isFinal() && !trace.tellsOneOf(ENDS)) {
        found.add(
            "the trace of order " + order.id() + " does not tell its end", List.of(end(order)));
      }
    }
    return found.finding(
        "told to the end", "every order's trace tells how it ended", books.orders().size());
  }

  private static Missing end(OrderEntry order) {
    return Missing.at("the end", "order-service", order.updatedMicros());
  }

  private Finding parents() {
    Explanations found = new Explanations();
    for (SpansOfTrace trace : traces) {
      for (Missing parent : trace.missingParents()) {
        found.add("trace " + trace.id() + " lacks " + parent.what(), List.of(parent));
      }
    }
    long spans = traces.stream().flatMap(SpansOfTrace::all).count();
    return found.finding("no orphans", "every span's parent is there", spans);
  }

  /** What is missing, sorted by what took it. */
  private final class Explanations {

    private final Map<Cause, Integer> explained = new EnumMap<>(Cause.class);
    private final List<String> unexplained = new ArrayList<>();

    void add(String sentence, List<Missing> spans) {
      List<Optional<Cause>> causes = spans.stream().map(this::cause).toList();
      if (causes.stream().anyMatch(Optional::isEmpty)) {
        unexplained.add(sentence + ": " + spans);
      } else {
        explained.merge(worst(causes), 1, Integer::sum);
      }
    }

    private Optional<Cause> cause(Missing span) {
      return losses.of(span, longest.getOrDefault(span.service(), 0L));
    }

    /** One that was lost in an outage as well counts there. */
    private static Cause worst(List<Optional<Cause>> causes) {
      return causes.contains(Optional.of(Cause.OUTAGE)) ? Cause.OUTAGE : Cause.KILL;
    }

    Finding finding(String invariant, String rule, long checked) {
      int kills = explained.getOrDefault(Cause.KILL, 0);
      int outages = explained.getOrDefault(Cause.OUTAGE, 0);
      String meaning =
          "%s; %d missing: explained by kills (%d), by outages of Jaeger (%d), unexplained %d"
              .formatted(
                  rule, kills + outages + unexplained.size(), kills, outages, unexplained.size());
      return new Finding(invariant, meaning, checked, unexplained);
    }
  }
}
