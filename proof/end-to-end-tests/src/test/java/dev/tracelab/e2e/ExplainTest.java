package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the explainer says of real requests: nothing, while all is well. */
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

  private static void assertHealthy(Response response, Golden golden) {
    Explanation explanation = new TraceExplainer().explain(shop.trace(response, golden));
    assertThat(explanation.findings()).as(explanation.text("page")).isEmpty();
  }
}
