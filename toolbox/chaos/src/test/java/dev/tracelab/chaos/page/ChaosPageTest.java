package dev.tracelab.chaos.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracelab.chaos.ChaosResult;
import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.chaos.fault.FaultScheduler.Outage;
import dev.tracelab.chaos.load.Attempt;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedFault;
import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.chaos.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a small run. */
class ChaosPageTest {

  private static final String TRACE = "00000000000000000000000000000abc";

  @TempDir private Path folder;

  @Test
  void thePageIsOneSelfContainedFile() throws IOException {
    assertThat(html(List.of()))
        .startsWith("<!doctype html>")
        .contains("default-src 'none'")
        .doesNotContain("{{", "http://", "https://", "src=", "@import");
  }

  @Test
  void dataCannotCloseTheScriptElement() throws IOException {
    String hostile = "</script><!--<script>alert(1)</script>";
    assertThat(html(List.of(hostile)).split("</script>", -1))
        .hasSameSizeAs(html(List.of()).split("</script>", -1));
    assertThat(html(List.of(hostile)))
        .doesNotContain("<!--", "alert(1)<")
        .contains("alert(1)\\u003c/script>");
  }

  @Test
  void theScriptNeverTurnsDataIntoMarkup() throws IOException {
    assertThat(html(List.of()))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void theScriptDrawsTheRun() throws Exception {
    String page = drawn(List.of());
    assertThat(page)
        .contains("<title>Chaos run, seed 5: All 1 invariants hold</title>", "Seed 5")
        .contains("gateway-service was killed at 1.0 s and back after 2.0 s")
        .containsOnlyOnce("<circle")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void aViolationIsShownAsText() throws Exception {
    assertThat(drawn(List.of("o-1 <is> \"lost\"</script><b>")))
        .contains("1 of 1 invariants are broken")
        .contains("<li>o-1 &lt;is&gt; \"lost\"&lt;/script&gt;&lt;b&gt;</li>");
  }

  @Test
  void aRecoveryLinksToItsTrace() throws Exception {
    assertThat(drawn(List.of()))
        .contains("href=\"#t-" + TRACE + '"', "id=\"t-" + TRACE + '"')
        .contains("<pre>POST /orders &lt;tree&gt;</pre>");
  }

  private String html(List<String> violations) throws IOException {
    Path file = folder.resolve("chaos/seed-5.html");
    ChaosPage.write(result(violations), file);
    return Files.readString(file);
  }

  /** The document after its script has run, without the scripts themselves. */
  private String drawn(List<String> violations) throws Exception {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent() || "true".equals(System.getenv("CI")), "Chromium is not installed.");
    html(violations);
    Path printed = folder.resolve("drawn.html");
    Process process =
        new ProcessBuilder(
                chromium.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                folder.resolve("chaos/seed-5.html").toUri().toString())
            .redirectOutput(printed.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(printed).replaceAll("(?s)<script.*?</script>", "");
  }

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name -> Arrays.stream(System.getenv("PATH").split(":")).map(bin -> Path.of(bin, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ChaosResult result(List<String> violations) {
    ChaosPlan plan = ChaosPlan.of(new ChaosPlan.Options(2, 1, 5, 1));
    Response accepted = new Response(201, "", "o-1", TRACE);
    PlannedFault fault = new PlannedFault(1_000, Target.GATEWAY, Fault.KILLED, 500);
    return new ChaosResult(
        plan,
        new RunClock(0, 0),
        new History.Counts(2, 0, 1, 0, 1),
        List.of(
            new Attempt(0, 0, 900, accepted),
            new Attempt(1, 1_000, 2_500, Response.unanswered(new IOException()))),
        List.of(new Outage(fault, 1_000, 3_000)),
        List.of(new Recovery(Recovery.Kind.RESUMED, 4_000_000, TRACE, "o-1")),
        List.of(new Finding("0 lost", "every order is there", 2, violations)),
        17,
        0,
        Map.of(TRACE, "POST /orders <tree>"));
  }
}
