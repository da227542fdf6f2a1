package dev.tracelab.e2e;

import static dev.tracelab.e2e.LabPageActions.choose;
import static dev.tracelab.e2e.LabPageActions.click;
import static dev.tracelab.e2e.LabPageActions.hasVerdict;
import static dev.tracelab.e2e.LabPageActions.shows;

import dev.tracelab.jaeger.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the moving picture of the README from a real run, with {@code -Dpictures.write=true}:
 * {@code ./lab up}, and an order that is broken and repaired on the lab page.
 */
@EnabledIfSystemProperty(named = "pictures.write", matches = "true")
class TourPictureTest {

  private static final Path PICTURE = Path.of("..", "..", "docs", "images", "tour.gif");
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 1000;
  private static final int[] LINES = {2, 4, 6, 9, 60};

  @TempDir private Path folder;
  private final MovingPicture picture = new MovingPicture();

  @Test
  void aTourFromTheCommandToTheRepair() throws Exception {
    try (LabProcess lab = LabProcess.up();
        Browser browser = Browser.start(Browser.executable().orElseThrow())) {
      browser.view(WIDTH, HEIGHT, "light");
      List<String> printed = lab.output().lines().toList();
      for (int lines : LINES) {
        browser.open(terminal(printed, lines), "document.querySelector('pre')");
        shoot(browser, lines == LINES[LINES.length - 1] ? 3_000 : 500);
      }
      visit(browser, lab.address("lab page"));
    }
    picture.write(PICTURE);
  }

  private void visit(Browser browser, URI page) throws IOException {
    browser.open(page, shows("Place an order"));
    browser.evaluate("document.documentElement.style.overflow = 'hidden'");
    shoot(browser, 1_500);
    click(browser, "Place an order");
    browser.awaitThat(shows("Break it"));
    browser.awaitThat(hasVerdict("as expected"));
    drawn(browser);
    shoot(browser, 2_500);
    choose(browser, "One query per item");
    click(browser, "Place a broken order");
    browser.awaitThat(hasVerdict("Repeated calls (N+1)"));
    browser.awaitThat("document.getElementById('explanation').textContent.includes('N+1')");
    drawn(browser);
    shoot(browser, 4_000);
    click(browser, "Place a repaired order");
    browser.awaitThat(shows("Compare"));
    browser.awaitThat("document.querySelectorAll('.verdict.good').length === 2");
    drawn(browser);
    shoot(browser, 2_500);
    click(browser, "Compare both traces");
    browser.awaitThat("document.getElementById('trace-frame').src.includes('...')");
    drawn(browser);
    shoot(browser, 4_000);
  }

  /** The frame is of another origin, so it cannot be asked whether it shows its trace. */
  private static void drawn(Browser browser) {
    browser.evaluate("window.drawn = performance.now() + 2000");
    browser.awaitThat("performance.now() > window.drawn");
  }

  /** The first lines of what the lab has printed, as a page. */
  private URI terminal(List<String> printed, int lines) throws IOException {
    String text =
        printed.stream().limit(lines).collect(Collectors.joining("\n")).replace("<", "&lt;");
    Path page = folder.resolve("terminal-" + lines + ".html");
    Files.writeString(
        page,
        """
        <!doctype html><meta charset="utf-8"><style>
        body { background: #0d1117; margin: 24px; overflow: hidden; }
        pre { color: #e6edf3; font: 13px/15px "DejaVu Sans Mono", monospace; }
        </style><pre>$ ./lab up
        %s</pre>
        """
            .formatted(text));
    return page.toUri();
  }

  private void shoot(Browser browser, int millis) throws IOException {
    Path frame = folder.resolve("frame.png");
    browser.screenshot(frame);
    picture.add(frame, millis);
  }
}
