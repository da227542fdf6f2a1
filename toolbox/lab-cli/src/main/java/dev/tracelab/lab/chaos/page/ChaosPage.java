package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.page.Bins.Percentile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the page of a run: no scripts, and nothing from elsewhere. */
public final class ChaosPage {

  private final ChaosResult result;

  private ChaosPage(ChaosResult result) {
    this.result = result;
  }

  /** The page of a run. */
  public static ChaosPage of(ChaosResult result) {
    return new ChaosPage(result);
  }

  /**
   * Writes it, and the folder it is in.
   *
   * @throws LabException if it cannot be written
   */
  public void writeTo(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html());
    } catch (IOException e) {
      throw new LabException(file + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  String html() throws IOException {
    String page = resource("page.html");
    for (Map.Entry<String, String> part : parts().entrySet()) {
      page = page.replace("{{" + part.getKey() + "}}", part.getValue());
    }
    return page;
  }

  private Map<String, String> parts() throws IOException {
    Tables tables = new Tables(result);
    return Map.ofEntries(
        Map.entry("style", resource("page.css")),
        Map.entry("seed", String.valueOf(result.plan().options().seed())),
        Map.entry("digest", result.plan().digest()),
        Map.entry("rate", String.valueOf(result.plan().options().rate())),
        Map.entry("verdict", verdict()),
        Map.entry("verdictType", result.holds() ? "good" : "bad"),
        Map.entry("tiles", tiles()),
        Map.entry("timeline", new Timeline(result).svg()),
        Map.entry("findings", tables.findings()),
        Map.entry("faults", tables.faults()),
        Map.entry("recoveries", new RecoveryList(result).html()),
        Map.entry("spans", Markup.write("%,d", result.spans())));
  }

  private String verdict() {
    long broken = result.findings().stream().filter(finding -> !finding.holds()).count();
    int all = result.findings().size();
    return broken == 0
        ? "All " + all + " invariants hold"
        : broken + " of " + all + " invariants are broken";
  }

  private String tiles() {
    long kills =
        result.outages().stream().filter(outage -> outage.planned().target().isService()).count();
    return tile(result.count().placed(), "orders placed", "")
        + tile(result.count().accepted(), "accepted", "accepted")
        + tile(result.count().refused(), "refused", "refused")
        + tile(result.count().unanswered(), "clients left unanswered", "open")
        + tile(kills, "services killed", "")
        + tile(result.outages().size() - kills, "outages behind them", "")
        + tile(result.recoveries().size(), "recoveries", "")
        + tile(
            result.findings().stream().map(Finding::violations).mapToInt(v -> v.size()).sum(),
            "violations",
            "")
        + tile(Markup.time(wait(0.5)), "until half were answered", "p50")
        + tile(Markup.time(wait(0.99)), "until 99 of 100 were", "p99");
  }

  private static String tile(Object figure, String caption, String type) {
    String text = figure instanceof String ? figure.toString() : Markup.write("%,d", figure);
    return "<div class=\"tile\"><b>%s</b><span class=\"key %s\">%s</span></div>\n"
        .formatted(Markup.escape(text), type, caption);
  }

  private long wait(double share) {
    long[] waits =
        result.askings().stream()
            .filter(asking -> asking.answer().isFinal())
            .mapToLong(this::wait)
            .toArray();
    return waits.length == 0 ? 0 : Percentile.of(waits, share);
  }

  private long wait(Asking asking) {
    return asking.endMillis() - result.plan().orders().get(asking.order()).atMillis();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = ChaosPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
