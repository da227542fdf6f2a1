package dev.tracelab.lab.page;

import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.Trace;
import dev.tracelab.lab.order.GatewayClient;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun;
import dev.tracelab.lab.page.PageOrder.Verdict;
import dev.tracelab.lab.scenario.ScenarioRun;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Places one order and judges its trace. Blocks. */
final class PageJudge {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final String PAGE = "docs/learn/findings.md";

  private final GatewayClient gateway;
  private final ScenarioRun scenarios;
  private final OrderRun usual;
  private final OrderRun any;

  PageJudge(PageTargets targets) {
    this.gateway = new GatewayClient(targets.gateway());
    this.scenarios = new ScenarioRun(targets.gateway(), targets.jaeger(), TIMEOUT);
    this.usual = new OrderRun(targets.gateway(), targets.jaeger(), OrderRun.golden(), TIMEOUT);
    this.any = new OrderRun(targets.gateway(), targets.jaeger(), null, TIMEOUT);
  }

  /** The responses; that of a scenario may need several requests. */
  List<GatewayClient.Response> place(PageRequest request) {
    ScenarioChoice choice = request.choice();
    if (request.isUsual() && choice != null) {
      return scenarios.send(scenario(choice), choice);
    }
    OrderRequest order = request.isUsual() ? OrderRequest.first() : request.order();
    Map<String, String> headers =
        choice == null ? Map.of() : Map.of(ScenarioChoice.HEADER, choice.toString());
    return List.of(gateway.place(order, UUID.randomUUID(), headers));
  }

  /** Waits for their traces, and says what they show. */
  Verdict judge(PageRequest request, List<GatewayClient.Response> responses) {
    if (!request.isUsual()) {
      Trace trace = any.trace(responses.get(0));
      return verdict(trace, new TraceExplainer().explain(trace), null);
    }
    if (request.choice() == null) {
      Trace trace = usual.trace(responses.get(0));
      return verdict(trace, new TraceExplainer().explain(trace), OrderRun.golden());
    }
    ScenarioRun.Result result =
        scenarios.judge(scenario(request.choice()), request.choice(), responses);
    return verdict(result.trace(), result.explanation(), result.golden());
  }

  private static Scenario scenario(ScenarioChoice choice) {
    return Catalogue.find(choice.id()).orElseThrow();
  }

  /** Without a golden, nothing is expected of the trace. */
  private static Verdict verdict(Trace trace, Explanation explanation, Golden golden) {
    GoldenComparison comparison = golden == null ? null : golden.compare(trace);
    boolean differs = comparison != null && !comparison.matches();
    return new Verdict(
        !trace.spans().isEmpty(),
        comparison != null,
        differs ? comparison.differences().get(0) : null,
        explanation.findings(),
        explanation.text(PAGE));
  }
}
