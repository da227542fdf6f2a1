package dev.tracelab.lab.page;

import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.TraceExplainer;
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

  GatewayClient.Response place(PageRequest request) {
    ScenarioChoice choice = request.choice();
    if (request.isUsual() && choice != null) {
      return scenarios.place(scenario(choice), choice);
    }
    OrderRequest order = request.isUsual() ? OrderRequest.first() : request.order();
    Map<String, String> headers =
        choice == null ? Map.of() : Map.of(ScenarioChoice.HEADER, choice.toString());
    return gateway.place(order, UUID.randomUUID(), headers);
  }

  /** Waits for its trace, and says what it shows. */
  Verdict judge(PageRequest request, GatewayClient.Response response) {
    if (!request.isUsual()) {
      return verdict(new TraceExplainer().explain(any.trace(response)), null);
    }
    if (request.choice() == null) {
      Trace trace = usual.trace(response);
      return verdict(new TraceExplainer().explain(trace), OrderRun.golden().compare(trace));
    }
    ScenarioRun.Result result =
        scenarios.judge(scenario(request.choice()), request.choice(), response);
    return verdict(result.explanation(), result.golden().compare(result.trace()));
  }

  private static Scenario scenario(ScenarioChoice choice) {
    return Catalogue.find(choice.id()).orElseThrow();
  }

  /** Without a comparison, nothing was expected of the trace. */
  private static Verdict verdict(Explanation explanation, GoldenComparison comparison) {
    boolean differs = comparison != null && !comparison.matches();
    return new Verdict(
        comparison != null,
        differs ? comparison.differences().get(0) : null,
        explanation.findings(),
        explanation.text(PAGE));
  }
}
