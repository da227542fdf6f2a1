package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search page and the trace page in a real browser. */
final class ViewerTest {

  private static final String ROWS = "document.querySelector('.row')";
  private static final String MARKUP = Samples.MARKUP;
  private static final long NOW_MICROS = System.currentTimeMillis() * 1_000;

  private static Viewer viewer;
  private static RunningBackend backend;
  private static Browser browser;

  @BeforeAll
  static void openBrowser() throws Exception {
    viewer = Viewer.startOrSkip();
    backend = viewer.backend();
    browser = viewer.browser();
    Samples.order(0xa1, NOW_MICROS).forEach(backend::post);
    Samples.failedOrder(0xa2, NOW_MICROS).forEach(backend::post);
    backend.post(Samples.hostile(0xa3, NOW_MICROS));
    backend.post(Samples.large(0xa4, 2_000, NOW_MICROS));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (viewer != null) {
      viewer.close();
    }
  }

  @BeforeEach
  void wideWindow() {
    browser.view(1440, 900, "light");
  }

  @Test
  void theSearchPageListsTracesWithRootErrorsAndDuration() throws Exception {
    browser.open(
        backend.query("/search?service=gateway-service"), "document.querySelector('.card')");
    assertThat(viewer.text("#found-title")).isEqualTo("2 traces");
    assertThat(viewer.text("#results"))
        .contains("POST /api/orders", "4 errors", "32 spans", "212 ms", "order-service");
    assertThat(viewer.text(".top")).contains("embedded backend", "docker-compose");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aSearchIsReadFromItsAddress() throws Exception {
    browser.open(
        backend.query(
            "/search?service=gateway-service&minDuration=200ms&tags=%7B%22error%22:%22true%22%7D"),
        "document.querySelector('.card')");
    assertThat(viewer.text("#found-title")).isEqualTo("1 trace");
    assertThat(browser.evaluate("document.querySelector('[name=tags]').value"))
        .isEqualTo("error=true");
  }

  @Test
  void aSearchIsWrittenIntoItsAddress() throws Exception {
    browser.open(backend.query("/search"), "document.querySelector('.card')");
    browser.evaluate(
        "document.querySelector('[name=tags]').value = 'attempt=2 \"peer.service\"=\"a b\"'");
    browser.evaluate("document.getElementById('query').requestSubmit()");
    browser.awaitThat("document.getElementById('found-title').textContent === 'No traces found'");
    assertThat(browser.evaluate("new URLSearchParams(location.search).get('tags')"))
        .isEqualTo("{\"attempt\":\"2\",\"peer.service\":\"a b\"}");
  }

  @Test
  void aTraceIsShownAsATreeOnATimeAxis() throws Exception {
    openTrace("a1");
    assertThat(browser.evaluate("document.querySelectorAll('.row').length")).isEqualTo(32);
    assertThat(viewer.text("#title")).isEqualTo("gateway-service POST /api/orders");
    assertThat(viewer.text("#facts")).contains("Spans32", "Services3", "Duration130 ms");
    assertThat(viewer.rowText("fulfil order")).contains("follows from");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theKeyboardMovesFoldsAndOpens() throws Exception {
    openTrace("a1");
    browser.evaluate("document.getElementById('grid').focus()");
    browser.press("ArrowDown");
    assertThat(activeRow()).contains("place order");
    browser.press("ArrowLeft");
    assertThat(browser.evaluate("document.querySelectorAll('.row').length")).isEqualTo(2);
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    assertThat(activeRow()).contains("POST order-service/orders");
    browser.press("Enter");
    assertThat(viewer.text("#details"))
        .contains("peer.service", "order-service", "References", "place order");
    browser.press("Escape");
    assertThat(browser.evaluate("document.getElementById('details').hidden")).isEqualTo(true);
    browser.press("End");
    assertThat(activeRow()).contains("DELETE outbox");
  }

  @Test
  void theAddressContainsTheSearchText() throws Exception {
    browser.open(backend.query("/trace/a1?uiFind=authorise"), ROWS);
    assertThat(viewer.text("#find-count")).isEqualTo("1 of 1");
    assertThat(browser.evaluate("document.querySelectorAll('.row.marked').length")).isEqualTo(1);
    assertThat(activeRow()).contains("authorise payment");
  }

  @Test
  void aSpanNamedInTheAddressIsOpened() throws Exception {
    browser.open(backend.query("/trace/a2?uiFind=000000005ce1a003"), ROWS);
    assertThat(viewer.text("#details")).contains("attempt", "Connection refused", "error");
  }

  @Test
  void aRowAndACardShowHowARequestFailed() throws Exception {
    openTrace("a2");
    assertThat(viewer.text(".row .span-badge")).startsWith("503");
    browser.open(
        backend.query("/search?service=gateway-service"),
        "document.querySelector('.card bdi.chip.errors')");
    assertThat(viewer.text(".card bdi.chip.errors")).startsWith("503");
  }

  @Test
  void aFoldThatHidesTheOpenSpanClosesItsPanel() throws Exception {
    browser.open(backend.query("/trace/a2?uiFind=000000005ce1a003"), ROWS);
    browser.evaluate("document.getElementById('collapse').click()");
    assertThat(browser.evaluate("document.getElementById('details').hidden")).isEqualTo(true);
  }

  @Test
  void inPrintEachRowIsVisible() throws Exception {
    browser.open(backend.query("/trace/a4"), ROWS);
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.evaluate("document.querySelectorAll('.row').length")).isEqualTo(2_000);
    browser.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat((Integer) browser.evaluate("document.querySelectorAll('.row').length"))
        .isLessThan(200);
  }

  @Test
  void narrowPagesHaveTheTraceIdBoxAndNothingWider() throws Exception {
    browser.view(375, 700, "light");
    openTrace("a1");
    assertThat(browser.evaluate("document.querySelector('.lookup input').offsetWidth > 100"))
        .isEqualTo(true);
    assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
  }

  @Test
  void anUnknownAddressLeadsToTheSearch() throws Exception {
    browser.open(backend.query("/nowhere"), "document.querySelector('main a[href=\"/search\"]')");
  }

  @Test
  void anEmbeddedPageHasNoHeader() throws Exception {
    browser.open(backend.query("/trace/a1?uiEmbed=v0"), ROWS);
    assertThat(browser.evaluate("getComputedStyle(document.querySelector('.top')).display"))
        .isEqualTo("none");
  }

  @Test
  void hostileSpanContentStaysText() throws Exception {
    browser.open(backend.query("/trace/a3?uiFind=onerror"), ROWS);
    browser.evaluate("document.getElementById('grid').focus()");
    browser.press("Enter");
    assertThat(viewer.text("#details")).contains(MARKUP);
    assertThat(viewer.text("#title")).contains(MARKUP);
    assertThatNothingWasInjected();
    browser.open(backend.query("/search?service=" + "%3Cb%3E"), "document.querySelector('.card')");
    assertThat(viewer.text("#results")).contains(MARKUP);
    assertThatNothingWasInjected();
  }

  @Test
  void cyclesAndMissingParentsLoseNoSpan() throws Exception {
    openTrace("a3");
    assertThat(browser.evaluate("document.querySelectorAll('.row').length")).isEqualTo(5);
    assertThat(viewer.rowText("orphan")).contains("parent missing");
  }

  @Test
  void aTraceOfTwoThousandSpansOpensWithoutFreezing() throws Exception {
    openTrace("a4");
    double shown = number("performance.getEntriesByName('trace-shown')[0].duration");
    double total = number("performance.getEntriesByName('trace-shown')[0].startTime + " + shown);
    System.out.printf(
        "2,000 spans: shown %.0f ms after arrival, %.0f ms after navigation%n", shown, total);
    assertThat(shown).isLessThan(1_000);
    assertThat(number("document.querySelectorAll('.row').length")).isLessThan(100);
    browser.evaluate("document.getElementById('grid').focus()");
    browser.press("End");
    assertThat(activeRow()).contains("operation 1999");
    assertThat(number("document.querySelectorAll('.row').length")).isLessThan(100);
  }

  @Test
  void aNarrowWindowNeedsNoHorizontalScrolling() throws Exception {
    browser.view(375, 740, "dark");
    for (String path : List.of("/search", "/trace/a1?uiFind=authorise", "/trace/a3", "/trace/a4")) {
      browser.open(backend.query(path), "document.querySelector('.card, .row')");
      assertThat(number("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(375);
    }
  }

  private static void openTrace(String id) throws Exception {
    browser.open(backend.query("/trace/" + id), ROWS);
  }

  private static String activeRow() {
    return (String)
        browser.evaluate(
            "document.getElementById(document.getElementById('grid')"
                + ".getAttribute('aria-activedescendant')).textContent");
  }

  private static double number(String expression) {
    return ((Number) browser.evaluate(expression)).doubleValue();
  }

  private static void assertThatNothingWasInjected() {
    assertThat(browser.evaluate("document.title")).isNotEqualTo("owned");
    assertThat(
            number(
                "document.querySelectorAll('main img, main script, main b:not(.chip b)').length"))
        .isZero();
    assertThat(browser.complaints()).isEmpty();
  }
}
