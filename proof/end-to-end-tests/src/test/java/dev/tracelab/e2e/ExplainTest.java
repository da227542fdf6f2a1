package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Explaining real requests, healthy and broken, in the test and on the command line. */
@Tag("long")
class ExplainTest {

  private static final int ORDERS = 50;

  private static LabProcess lab;
  private static ShopClient shop;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
    shop = ShopClient.of(lab);
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void fiftyHealthyOrdersHaveNoFinding() {
    for (int i = 0; i < ORDERS; i++) {
      assertHealthy(shop.order("ethiopia-yirgacheffe-250g", 1), Goldens.accepted());
    }
  }

  @Test
  void aDeclinedPaymentIsNoFault() {
    assertHealthy(shop.order("decaf-sugarcane-250g", 1), Goldens.named("declined"));
  }

  @Test
  void aFrozenServiceIsExplainedOnTheCommandLine() throws Exception {
    assertThat(lab.run("pause", "inventory-service").status()).isZero();
    Response broken = shop.order("ethiopia-yirgacheffe-250g", 1);
    assertThat(lab.run("resume", "inventory-service").status()).isZero();

    assertThat(broken.status()).isEqualTo(504);
    CommandResult explained = lab.run("explain", broken.traceId());
    assertThat(explained.status()).as(explained.printed()).isZero();
    assertThat(explained.printed())
        .contains("on the critical path of", "Time that no span explains:")
        .contains("One error, repeated by all above", "docs/learn/findings.md#echoed-error");
  }

  @Test
  void twoHealthyOrdersCompareEqualAndTheirLogLinesAreFoundByTrace() throws Exception {
    Response one = shop.order("ethiopia-yirgacheffe-250g", 1);
    Response other = shop.order("ethiopia-yirgacheffe-250g", 1);
    assertHealthy(one, Goldens.accepted());
    assertHealthy(other, Goldens.accepted());

    CommandResult compared = lab.run("compare", one.traceId(), other.traceId());
    assertThat(compared.status()).as(compared.printed()).isZero();
    assertThat(lab.run("logs", "--trace", one.traceId()).printed())
        .contains("order-service", "inventory-service", one.traceId())
        .doesNotContain(other.traceId());
  }

  private static void assertHealthy(Response response, Golden golden) {
    Explanation explanation = new TraceExplainer().explain(shop.trace(response, golden));
    assertThat(explanation.findings()).as(explanation.text("page")).isEmpty();
  }
}
