package dev.tracelab.lab.chaos.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.Answer;
import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.load.Journal;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.plan.ChaosOptions;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.plan.Fault;
import dev.tracelab.lab.chaos.plan.PlannedFault;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.chaos.suite.Outage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The page of a small run. */
class ChaosPageTest {

  private static final String TRACE = "00000000000000000000000000000abc";

  @Test
  void everythingIsInTheOneFile() throws IOException {
    assertThat(html(List.of()))
        .startsWith("<!doctype html>")
        .contains("Seed 5", "All 1 invariants hold", "<svg", "gateway-service was killed at 1.0 s")
        .doesNotContain("{{", "<script", "http://", "https://", "src=", "@import");
  }

  @Test
  void aViolationIsShownAndCannotBreakThePage() throws IOException {
    assertThat(html(List.of("o-1 <is> \"lost\"")))
        .contains("1 of 1 invariants are broken", "<li>o-1 &lt;is&gt; &quot;lost&quot;</li>");
  }

  @Test
  void aRecoveryLeadsToItsTrace() throws IOException {
    assertThat(html(List.of()))
        .contains("href=\"#t-" + TRACE + '"', "id=\"t-" + TRACE + '"')
        .contains("<pre>POST /orders &lt;tree&gt;</pre>");
  }

  @Test
  void theDrawingIsWellFormed() throws Exception {
    String svg = new Timeline(result(List.of())).svg();

    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getElementsByTagName("circle")
                .getLength())
        .isEqualTo(1);
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  @Test
  void itIsWrittenWithItsFolder(@TempDir Path folder) {
    Path file = folder.resolve("chaos/seed-5.html");
    ChaosPage.of(result(List.of())).writeTo(file);

    assertThat(Files.exists(file)).isTrue();
  }

  private static String html(List<String> violations) throws IOException {
    return ChaosPage.of(result(violations)).html();
  }

  private static ChaosResult result(List<String> violations) {
    ChaosPlan plan = ChaosPlan.of(new ChaosOptions(2, 1, 5, 1));
    Answer accepted = new Answer(201, "", "o-1", TRACE);
    PlannedFault fault = new PlannedFault(1_000, Target.GATEWAY, Fault.KILLED, 500);
    return new ChaosResult(
        plan,
        new RunClock(0, 0),
        9_000,
        new Journal.Count(2, 0, 1, 0, 1),
        List.of(new Asking(0, 0, 900, accepted), new Asking(1, 1_000, 2_500, Answer.NONE)),
        List.of(new Outage(fault, 1_000, 3_000)),
        List.of(new Recovery(Recovery.Kind.RESUMED, 4_000_000, TRACE, "o-1")),
        List.of(new Finding("0 lost", "every order is there", 2, violations)),
        17,
        0,
        Map.of(TRACE, "POST /orders <tree>"));
  }
}
