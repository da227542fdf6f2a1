package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.suite.Outage;
import java.util.stream.Collectors;

/** The audit and the faults, row by row. */
final class Tables {

  private static final int MOST_VIOLATIONS = 10;

  private final ChaosResult result;

  Tables(ChaosResult result) {
    this.result = result;
  }

  String findings() {
    return result.findings().stream().map(Tables::row).collect(Collectors.joining());
  }

  String faults() {
    return result.outages().stream().map(Tables::row).collect(Collectors.joining());
  }

  private static String row(Finding finding) {
    String violations =
        finding.violations().stream()
            .limit(MOST_VIOLATIONS)
            .map(violation -> "<li>" + Markup.escape(violation) + "</li>")
            .collect(Collectors.joining());
    return """
        <tr class="%s"><td class="verdict">%s</td><th scope="row">%s</th><td>%s%s</td>\
        <td class="number">%s</td><td class="number">%d</td></tr>
        """
        .formatted(
            finding.holds() ? "good" : "bad",
            finding.holds() ? "holds" : "broken",
            Markup.escape(finding.invariant()),
            Markup.escape(finding.meaning()),
            violations.isEmpty() ? "" : "<ul>" + violations + "</ul>",
            Markup.write("%,d", finding.checked()),
            finding.violations().size());
  }

  private static String row(Outage outage) {
    return """
        <tr><td class="number">%s</td><th scope="row">%s</th><td>%s</td><td class="number">%s</td></tr>
        """
        .formatted(
            Markup.time(outage.awayMillis()),
            outage.planned().target().title(),
            outage.planned().fault().inWords(),
            Markup.time(outage.backMillis() - outage.awayMillis()));
  }
}
