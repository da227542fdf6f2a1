package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the trace page says about critical path, unexplained time and findings, in a real browser.
 */
final class ExplanationPageTest {

  private static final long NOW_MICROS = System.currentTimeMillis() * 1_000;
  private static final String EXPLAINED = "#explanation:not([hidden])";

  private static final String SLOW =
      """
      GET /report  | shop | 0      | 900000 | span.kind=server
        collect    | shop | 0      | 300000 |
          !lookup  | shop | 100000 | 200000 |
        render     | shop | 700000 | 200000 |
      """;

  private static Viewer viewer;

  @BeforeAll
  static void openBrowser() throws Exception {
    viewer = Viewer.startOrSkip();
    TraceDrawing.batches(0xe1, NOW_MICROS, SLOW).forEach(viewer.backend()::post);
    Samples.order(0xe2, NOW_MICROS).forEach(viewer.backend()::post);
    viewer.backend().post(Samples.hostile(0xe3, NOW_MICROS));
    viewer.backend().post(Samples.large(0xe4, 10_000, NOW_MICROS));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (viewer != null) {
      viewer.close();
    }
  }

  @BeforeEach
  void wideWindow() {
    viewer.browser().view(1440, 900, "light");
  }

  @Test
  void theCriticalPathIsMarkedInTheBars() {
    viewer.open("/trace/e1", EXPLAINED);
    assertThat(viewer.count(".row")).isEqualTo(4);
    assertThat(viewer.count("#row-0 .critical")).isEqualTo(1);
    assertThat(viewer.count("#row-3 .critical")).isEqualTo(1);
    assertThat(spoken(0)).contains("400 ms on the critical path", "400 ms unexplained");
    assertThat(viewer.browser().complaints()).isEmpty();
  }

  @Test
  void aFoldedRowHasTheCriticalPathOfTheSpansBelow() {
    viewer.open("/trace/e1", EXPLAINED);
    viewer.click("#collapse");
    assertThat(viewer.count(".row")).isEqualTo(1);
    assertThat(
            viewer
                .browser()
                .evaluate("parseFloat(document.querySelector('#row-0 .critical').style.width)"))
        .isEqualTo(100);
  }

  @Test
  void timeThatNoSpanExplainsIsMarkedAndSaid() {
    viewer.open("/trace/e1", EXPLAINED);
    assertThat(viewer.count(".unexplained")).isEqualTo(1);
    assertThat(viewer.count("#row-0 .unexplained")).isEqualTo(1);
    assertThat(viewer.text("#explanation .gaps")).contains("no span explains 400.0 ms");
  }

  @Test
  void eachMarkCanBeSwitchedOff() {
    viewer.open("/trace/e1", EXPLAINED);
    viewer.click("#marks [name=critical]");
    assertThat(viewer.style("#row-0 .critical", "display")).isEqualTo("none");
    assertThat(viewer.style("#row-0 .unexplained", "display")).isEqualTo("block");
    viewer.click("#marks [name=critical]");
    assertThat(viewer.style("#row-0 .critical", "display")).isEqualTo("block");
  }

  @Test
  void aFindingLeadsToItsSpan() {
    viewer.open("/trace/e1", EXPLAINED);
    assertThat(viewer.text(EXPLAINED + " h2")).isEqualTo("1 finding");
    assertThat(viewer.text(".findings")).contains("nobody above noticed", "Connection refused");
    viewer.click(".findings button");
    assertThat(viewer.text("#details h2")).contains("lookup");
  }

  @Test
  void aHealthyTraceHasNoFinding() {
    viewer.open("/trace/e2", EXPLAINED);
    assertThat(viewer.text(EXPLAINED + " h2")).isEqualTo("No known fault");
    assertThat(viewer.text("#explanation")).contains("authorise payment 15.9 ms, 19 %");
    assertThat(viewer.count(".unexplained")).isZero();
  }

  @Test
  void contradictoryAndLargeTracesAreExplainedToo() {
    for (String id : List.of("e3", "e4")) {
      viewer.open("/trace/" + id, EXPLAINED);
      assertThat(viewer.text("#explanation")).contains("Most of the critical path");
      assertThat(viewer.count("#explanation img, #explanation script")).isZero();
      assertThat(viewer.browser().complaints()).isEmpty();
    }
  }

  @Test
  void aNarrowWindowNeedsNoHorizontalScrolling() {
    viewer.browser().view(375, 740, "dark");
    viewer.open("/trace/e1", EXPLAINED);
    assertThat(viewer.pageWidth()).isLessThanOrEqualTo(375);
  }

  private static String spoken(int row) {
    return (String)
        viewer
            .browser()
            .evaluate("document.getElementById('row-" + row + "').getAttribute('aria-label')");
  }
}
