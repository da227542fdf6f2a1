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
import java.util.UUID;

/** Places one order and judges its trace. Blocks. */
final class PageJudge {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final String PAGE = "docs/learn/findings.md";

  private final GatewayClient gateway;
  private final ScenarioRun scenarios;
  private final OrderRun orders;

  PageJudge(PageTargets targets) {
    this.gateway = new GatewayClient(targets.gateway());
    this.scenarios = new ScenarioRun(targets.gateway(), targets.jaeger(), TIMEOUT);
    this.orders = new OrderRun(targets.gateway(), targets.jaeger(), OrderRun.golden(), TIMEOUT);
  }

  /** Places the order of a scenario; a healthy one for null. */
  GatewayClient.Response place(ScenarioChoice choice) {
    return choice == null
        ? gateway.place(OrderRequest.first(), UUID.randomUUID())
        : scenarios.place(scenario(choice), choice);
  }

  /** Waits for its trace, and says what it shows. */
  Verdict judge(ScenarioChoice choice, GatewayClient.Response response) {
    if (choice == null) {
      Trace trace = orders.trace(response);
      return verdict(OrderRun.golden().compare(trace), new TraceExplainer().explain(trace));
    }
    ScenarioRun.Result result = scenarios.judge(scenario(choice), choice, response);
    return verdict(result.golden().compare(result.trace()), result.explanation());
  }

  private static Scenario scenario(ScenarioChoice choice) {
    return Catalogue.find(choice.id()).orElseThrow();
  }

  private static Verdict verdict(GoldenComparison comparison, Explanation explanation) {
    return new Verdict(
        comparison.matches(),
        comparison.matches() ? null : comparison.differences().get(0),
        explanation.findings(),
        explanation.text(PAGE));
  }
}
