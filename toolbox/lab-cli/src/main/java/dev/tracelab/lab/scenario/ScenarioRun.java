package dev.tracelab.lab.scenario;

import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.Finding;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceTree;
import dev.tracelab.lab.order.GatewayClient;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Places the order of a scenario, in one of its variants, and reads and explains its trace. */
public final class ScenarioRun {

  private static final String CUSTOMER = "c-lab";

  private final GatewayClient gateway;
  private final URI jaeger;
  private final Duration timeout;

  /**
   * Runs scenarios at this gateway, whose spans go to this Jaeger.
   *
   * @param timeout how long to wait for the expected trace
   */
  public ScenarioRun(URI gateway, URI jaeger, Duration timeout) {
    this.gateway = new GatewayClient(gateway);
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
    return judge(scenario, choice, place(scenario, choice));
  }

  /** Places the order. */
  public GatewayClient.Response place(Scenario scenario, ScenarioChoice choice) {
    return gateway.place(
        new OrderRequest(CUSTOMER, scenario.items()),
        UUID.randomUUID(),
        Map.of(ScenarioChoice.HEADER, choice.toString()));
  }

  /** Waits for the trace of an order, and explains it. */
  public Result judge(Scenario scenario, ScenarioChoice choice, GatewayClient.Response response) {
    Golden golden = golden(choice);
    Trace trace = trace(response, golden);
    Trace all = withLooseTraces(trace, response, choice.repaired() ? null : scenario.looseRoot());
    return new Result(scenario, choice, response, golden, trace, new TraceExplainer().explain(all));
  }

  /** The trace that a variant must produce. */
  private static Golden golden(ScenarioChoice choice) {
    String variant = choice.repaired() ? "repaired" : "broken";
    return Golden.resource(Scenario.class, choice.id() + "/" + variant + ".golden");
  }

  private Trace trace(GatewayClient.Response response, Golden golden) {
    if (!response.sampled() || response.traceId() == null) {
      throw new LabException(
          "The gateway responded with status %d, and its trace is not sampled: scenarios need JAEGER_SAMPLER_TYPE=const and JAEGER_SAMPLER_PARAM=1."
              .formatted(response.status()));
    }
    try {
      return new TraceFetcher(jaeger)
          .fetchUntil(response.traceId(), golden::matches, timeout)
          .join();
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
  private Trace withLooseTraces(Trace trace, GatewayClient.Response response, String expected) {
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
   * @param golden the trace that it must produce
   * @param trace the trace that it produced
   */
  public record Result(
      Scenario scenario,
      ScenarioChoice choice,
      GatewayClient.Response response,
      Golden golden,
      Trace trace,
      Explanation explanation) {

    /** Whether the trace is as it must be. */
    public boolean isGolden() {
      return golden.matches(trace);
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
