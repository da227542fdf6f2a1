package dev.tracelab.lab.scenario;

import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.Finding;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.lab.order.GatewayClient.Response;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Sends the request of a scenario, in one of its variants, and reads and explains its trace. */
public final class ScenarioRun {

  private final RequestSender sender;
  private final URI jaeger;
  private final Duration timeout;

  /**
   * Runs scenarios at this gateway, whose spans go to this Jaeger.
   *
   * @param timeout how long to wait for the expected trace
   */
  public ScenarioRun(URI gateway, URI jaeger, Duration timeout) {
    this.sender = new RequestSender(gateway);
    this.jaeger = jaeger;
    this.timeout = timeout;
  }

  /**
   * Runs one variant once.
   *
   * @throws LabException if the gateway or Jaeger does not respond
   */
  public Result run(Scenario scenario, boolean repaired) {
    ScenarioChoice choice = new ScenarioChoice(scenario.id(), repaired);
    return judge(scenario, choice, send(scenario, choice));
  }

  /** Sends the requests of one variant, and returns their responses: one, in most scenarios. */
  public List<Response> send(Scenario scenario, ScenarioChoice choice) {
    return sender.send(scenario.request(), choice);
  }

  /** Waits for the traces of the requests, and explains them. */
  public Result judge(Scenario scenario, ScenarioChoice choice, List<Response> responses) {
    return scenario.untraced() && !choice.repaired()
        ? untraced(scenario, choice, responses.get(0))
        : traced(scenario, choice, responses);
  }

  private Result traced(Scenario scenario, ScenarioChoice choice, List<Response> responses) {
    Golden golden = golden(choice);
    long until = System.nanoTime() + timeout.toNanos();
    List<Trace> traces =
        responses.stream().map(response -> trace(response, golden, until)).toList();
    Trace first =
        withLooseTraces(
            traces.get(0), responses.get(0), choice.repaired() ? null : scenario.looseRoot());
    Explanation explanation = new TraceExplainer().explain(first, traces.subList(1, traces.size()));
    return new Result(scenario, choice, responses.get(0), golden, traces, explanation);
  }

  /** Nothing of it can arrive any more when all of a later request of the same kind has. */
  private Result untraced(Scenario scenario, ScenarioChoice choice, Response response) {
    Result later = run(scenario, true);
    if (!later.isGolden()) {
      throw new LabException(
          "Jaeger at %s did not return trace %s, so trace %s may only be late."
              .formatted(jaeger, later.response().traceId(), response.traceId()));
    }
    Trace trace = awaited(new TraceFetcher(jaeger).fetch(response.traceId()), response);
    return new Result(
        scenario, choice, response, null, List.of(trace), new TraceExplainer().explain(trace));
  }

  /** The trace that a variant must produce. */
  private static Golden golden(ScenarioChoice choice) {
    String variant = choice.repaired() ? "repaired" : "broken";
    return Golden.resource(Scenario.class, choice.id() + "/" + variant + ".golden");
  }

  private Trace trace(Response response, Golden golden, long until) {
    if (!response.traced()) {
      throw new LabException(Response.UNTRACED);
    }
    if (!response.sampled()) {
      throw new LabException(
          "The gateway responded with status %d, and its trace is not sampled: scenarios need JAEGER_SAMPLER_TYPE=const and JAEGER_SAMPLER_PARAM=1."
              .formatted(response.status()));
    }
    Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    return awaited(
        new TraceFetcher(jaeger).fetchUntil(response.traceId(), golden::matches, left), response);
  }

  private Trace awaited(CompletableFuture<Trace> trace, Response response) {
    try {
      return trace.join();
    } catch (CompletionException e) {
      throw new LabException(
          "Jaeger at %s did not return trace %s: %s."
              .formatted(jaeger, response.traceId(), e.getCause()),
          e);
    }
  }

  /**
   * The trace, and all others with the id of its order: what broke off.
   *
   * @param expected the root of a trace to wait for; null to wait for none
   */
  private Trace withLooseTraces(Trace trace, Response response, String expected) {
    if (response.orderId() == null) {
      return trace;
    }
    try {
      Trace all =
          new TraceFetcher(jaeger)
              .fetchTagged(
                  "order-service",
                  "order.id",
                  response.orderId(),
                  found -> expected == null || hasRoot(found, expected),
                  timeout)
              .join();
      return all.spans().isEmpty() ? trace : all;
    } catch (CompletionException e) {
      throw new LabException("Jaeger at %s does not respond to a search.".formatted(jaeger), e);
    }
  }

  private static boolean hasRoot(Trace trace, String name) {
    return TraceTree.of(trace).roots().stream()
        .anyMatch(root -> root.span().operation().equals(name));
  }

  /**
   * What one variant of a scenario did.
   *
   * @param response the first, if several requests were sent
   * @param golden the trace that each of them must produce; null if there must be none
   * @param traces what they produced, that of the response first
   */
  public record Result(
      Scenario scenario,
      ScenarioChoice choice,
      Response response,
      Golden golden,
      List<Trace> traces,
      Explanation explanation) {

    /** Keeps a copy of the traces. */
    public Result {
      traces = List.copyOf(traces);
    }

    /** Whether all traces are as they must be. */
    public boolean isGolden() {
      return traces.stream().allMatch(this::isGolden);
    }

    private boolean isGolden(Trace trace) {
      return golden == null ? trace.spans().isEmpty() : golden.matches(trace);
    }

    /** The first trace that is not as it must be; the first of all if they are. */
    public Trace trace() {
      return traces.stream().filter(trace -> !isGolden(trace)).findFirst().orElse(traces.get(0));
    }

    /** What is not as it must be, for a reader. */
    public String difference() {
      return golden == null
          ? "There must be no trace, but there are %d spans.".formatted(trace().spans().size())
          : golden.compare(trace()).report();
    }

    /** Whether the explainer says what it must: the fault if it is broken, nothing if repaired. */
    public boolean isExplained() {
      return isFaulty() ? rules().contains(scenario.finding()) : rules().isEmpty();
    }

    private boolean isFaulty() {
      return !choice.repaired() && scenario.finding() != null;
    }

    /** The rules of the explainer that found something. */
    public SortedSet<String> rules() {
      return explanation.findings().stream()
          .map(Finding::rule)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether both hold. */
    public boolean holds() {
      return isGolden() && isExplained();
    }
  }
}
