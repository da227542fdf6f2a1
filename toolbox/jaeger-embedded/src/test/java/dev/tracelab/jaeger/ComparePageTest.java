package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page {@code /trace/{a}...{b}} in a real browser. */
final class ComparePageTest {

  private static final long NOW_MICROS = System.currentTimeMillis() * 1_000;

  private static final String BEFORE =
      """
      GET /cart     | shop  | 0     | 100000 | span.kind=server
        load cart   | shop  | 1000  |  20000 | rows=3, cache=miss
        price       | shop  | 30000 |  30000 |
        price       | shop  | 60000 |  30000 |
          GET rates | rates | 61000 |  10000 |
      """;

  private static final String AFTER =
      """
      GET /cart     | shop  | 0     | 70000 | span.kind=server
        load cart   | shop  | 1000  | 25000 | rows=3, cache=hit
        !price      | shop  | 30000 | 30000 |
        audit       | shop  | 61000 |  5000 |
      """;

  private static Viewer viewer;

  @BeforeAll
  static void openBrowser() throws Exception {
    viewer = Viewer.startOrSkip();
    TraceDrawing.batches(0xb1, NOW_MICROS, BEFORE).forEach(viewer.backend()::post);
    TraceDrawing.batches(0xb2, NOW_MICROS, AFTER).forEach(viewer.backend()::post);
    viewer.backend().post(Samples.hostile(0xb3, NOW_MICROS));
    viewer.backend().post(Samples.large(0xb4, 10_000, NOW_MICROS));
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
  void theSummaryHasTheFiguresOfBothTraces() {
    viewer.open("/trace/b1...b2", ".row");
    assertThat(viewer.text("#figures"))
        .contains("Duration100 ms70.0 ms−30.0 ms −30 %")
        .contains("Spans54−1", "Services21−1", "Errors01+1");
    assertThat(viewer.count("#figures a[href^=\"/trace/00000000000000b\"]")).isEqualTo(2);
    assertThat(viewer.text("#counts")).contains("3 spans in both", "only in A2", "only in B1");
    assertThat(viewer.browser().complaints()).isEmpty();
  }

  @Test
  void aSpanInBothHasItsDurationsAndTheDifference() {
    viewer.open("/trace/b1...b2", ".row");
    assertThat(viewer.rowText("load cart")).contains("20.0 ms", "25.0 ms", "+5.00 ms +25 %");
    assertThat(viewer.rowText("price")).contains("error in B", "same");
  }

  @Test
  void aSpanOfOneTraceSaysWhich() {
    viewer.open("/trace/b1...b2", ".row");
    assertThat(viewer.count(".row.only-a")).isEqualTo(2);
    assertThat(viewer.rowText("GET rates")).contains("only in A", "10.0 ms–");
    assertThat(viewer.rowText("audit")).contains("only in B", "–5.00 ms");
    assertThat(
            viewer
                .browser()
                .evaluate("document.querySelector('.row.only-b').getAttribute('aria-label')"))
        .isEqualTo("shop audit, only in B, B 5.00 ms");
  }

  @Test
  void theKeyboardOpensTheDifferencesOfASpan() {
    viewer.open("/trace/b1...b2", ".row");
    viewer.browser().evaluate("document.getElementById('grid').focus()");
    viewer.browser().press("ArrowDown");
    viewer.browser().press("Enter");
    assertThat(viewer.text("#details")).contains("Tags that differ", "cachemisshit");
    assertThat(viewer.text("#details")).doesNotContain("rows");
    assertThat(viewer.count("#details a[href*=\"uiFind=\"]")).isEqualTo(2);
    viewer.browser().press("Escape");
    assertThat(viewer.browser().evaluate("document.getElementById('details').hidden"))
        .isEqualTo(true);
  }

  @Test
  void withoutTraceBTheFormAsksForIt() {
    viewer.open("/trace/b1...", "#problem p");
    assertThat(viewer.text("#problem")).contains("Choose trace B");
    assertThat(viewer.browser().evaluate("document.querySelector('[name=a]').value"))
        .isEqualTo("b1");
    assertThat(viewer.text("#figures")).contains("GET /cart");
    viewer.browser().awaitThat("document.querySelectorAll('#recent option').length > 1");
    viewer.browser().evaluate("document.querySelector('[name=b]').value = 'b2'");
    viewer.browser().evaluate("document.getElementById('choose').requestSubmit()");
    viewer.browser().awaitThat("location.pathname === '/trace/b1...b2'");
  }

  @Test
  void theTracesCanBeSwapped() {
    viewer.open("/trace/b1...b2", ".row");
    viewer.click("#swap");
    viewer.browser().awaitThat("location.pathname === '/trace/b2...b1'");
  }

  @Test
  void anUnknownOrMalformedTraceIsSaidInWords() {
    viewer.open("/trace/b1...dead", "#problem p");
    assertThat(viewer.text("#problem")).contains("does not have trace B, dead");
    viewer.open("/trace/nonsense...b1", "#problem p");
    assertThat(viewer.text("#problem")).contains("Trace A cannot be shown", "hexadecimal digits");
    viewer.open("/trace/%E0...b1", "#problem p");
    assertThat(viewer.text("#problem")).contains("Trace A cannot be shown", "hexadecimal digits");
  }

  @Test
  void theTracePageLeadsToTheComparison() {
    viewer.open("/trace/b1", ".row");
    assertThat(viewer.count("#compare[href=\"/trace/00000000000000b1...\"]")).isEqualTo(1);
  }

  @Test
  void hostileSpanContentStaysText() {
    viewer.open("/trace/b3...b1", ".row");
    assertThat(viewer.text("#figures")).contains(Samples.MARKUP);
    assertThat(viewer.count("main img, main script")).isZero();
    assertThat(viewer.browser().complaints()).isEmpty();
  }

  @Test
  void tracesOfTenThousandSpansAreCompared() {
    viewer.open("/trace/b4...b4", ".row");
    assertThat(viewer.text("#counts")).contains("10,000 spans in both");
    assertThat(viewer.count(".row")).isLessThan(100);
  }

  @Test
  void aNarrowWindowNeedsNoHorizontalScrolling() {
    viewer.browser().view(375, 740, "dark");
    for (String ids : new String[] {"b1...b2", "b3...b4", "b1..."}) {
      viewer.open("/trace/" + ids, "#figures tr");
      assertThat(viewer.pageWidth()).as(ids).isLessThanOrEqualTo(375);
    }
  }
}
