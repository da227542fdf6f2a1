package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page {@code /dependencies} in a real browser. */
final class DependenciesPageTest {

  private static final long NOW_MICROS = System.currentTimeMillis() * 1_000;

  /** Two services call each other, and one calls past a layer. */
  private static final String CALLS =
      """
      GET /orders     | gateway | 0 | 100 |
        GET orders    | gateway | 0 | 100 |
          GET /orders | orders  | 0 | 100 |
            POST /    | stock   | 0 | 100 |
              back    | orders  | 0 | 100 |
        GET stock     | stock   | 0 | 100 |
      """;

  private static Viewer viewer;

  @BeforeAll
  static void openBrowser() throws Exception {
    viewer = Viewer.startOrSkip();
    TraceDrawing.batches(0xd1, NOW_MICROS, CALLS).forEach(viewer.backend()::post);
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
  void theGraphHasAServiceInABoxAndTheCallsOnTheEdges() {
    viewer.open("/dependencies", "#graph svg");
    assertThat(viewer.text("#state")).startsWith("3 services, 4 calls between them.");
    assertThat(viewer.count("#graph .node")).isEqualTo(3);
    assertThat(viewer.count("#graph .edge")).isEqualTo(4);
    assertThat(viewer.text("#graph")).contains("gateway → stock: 1 call", "1 call within");
    assertThat(viewer.browser().complaints()).isEmpty();
  }

  @Test
  void noEdgeCrossesABox() {
    viewer.open("/dependencies", "#graph svg");
    String crossings =
        """
        (() => {
          const boxes = [...document.querySelectorAll('.node rect:first-of-type')].map(box => box.getBBox());
          const crosses = path => {
            for (let at = 1; at < path.getTotalLength() - 1; at += 2) {
              const {x, y} = path.getPointAtLength(at);
              if (boxes.some(box => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)) return true;
            }
            return false;
          };
          return [...document.querySelectorAll('.edge path')].filter(crosses).length;
        })()
        """;
    assertThat(viewer.browser().evaluate(crossings)).isEqualTo(0);
  }

  @Test
  void theTableHasTheSameCallsForScreenReaders() {
    viewer.open("/dependencies", "#calls tbody tr");
    assertThat(viewer.count("#calls tbody tr")).isEqualTo(5);
    assertThat(viewer.text("#calls tbody tr:last-child")).isEqualTo("gatewayitself1");
    assertThat(viewer.count("#calls a[href=\"/search?service=stock\"]")).isPositive();
  }

  @Test
  void theSearchPageLeadsToIt() {
    viewer.open("/search", "nav a[href=\"/dependencies\"]");
    viewer.click("nav a[href=\"/dependencies\"]");
    viewer.browser().awaitThat("document.querySelector('#graph svg')");
  }

  @Test
  void withoutCallsItSaysSo() throws Exception {
    try (RunningBackend empty = RunningBackend.start()) {
      viewer
          .browser()
          .open(
              empty.query("/dependencies?lookback=1h"),
              "document.querySelector('main:not([aria-busy])')");
      assertThat(viewer.text("#state"))
          .startsWith("No service has called another in the last 1 hour");
      assertThat(viewer.style("#graph", "display")).isEqualTo("none");
      // While the backend is there: a page fetches its icon last.
      assertThat(viewer.browser().complaints()).isEmpty();
    }
  }

  @Test
  void aNarrowWindowNeedsNoHorizontalScrolling() {
    viewer.browser().view(375, 740, "dark");
    viewer.open("/dependencies", "#graph svg");
    assertThat(viewer.pageWidth()).isLessThanOrEqualTo(375);
  }
}
