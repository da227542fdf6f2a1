package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceReader;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trace of an accepted order, recorded right after a cold start, and traces made from it. */
class OrderTraceTest {

  private static final int REPETITIONS = 50;
  private static final Pattern RULE = Pattern.compile("new Finding\\(\\s*\"([a-z-]+)\"");
  private static final Path PAGE = Path.of("..", "..", "docs", "learn", "findings.md");

  private Trace order;

  @BeforeEach
  void read() throws IOException {
    try (var in = OrderTraceTest.class.getResourceAsStream("order.json")) {
      order = new TraceReader().read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aHealthyOrderHasNoFinding() {
    Explanation explanation = new TraceExplainer().explain(order);

    assertThat(explanation.findings()).isEmpty();
    assertThat(explanation.text("page")).endsWith("No known fault: the trace looks healthy.\n");
  }

  @Test
  void aHealthyOrderHasNoFindingHoweverFastOrSlowItWas() {
    for (int seed = 0; seed < REPETITIONS; seed++) {
      double speed = 0.02 + new Random(seed).nextDouble() * 2;
      Trace scaled = new Trace(order.spans().stream().map(span -> scaled(span, speed)).toList());

      assertThat(new TraceExplainer().explain(scaled).findings()).as("speed %f", speed).isEmpty();
    }
  }

  @Test
  void theCriticalPathAddsUpToTheRequest() {
    CriticalPath path = new TraceExplainer().explain(order).criticalPath();

    assertThat(path.steps().stream().mapToLong(CriticalPath.Step::ownMicros).sum())
        .isEqualTo(path.totalMicros());
  }

  @Test
  void eachRuleIsExplainedOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Matcher finding = RULE.matcher(Files.readString(source));
        finding.results().forEach(found -> rules.add(found.group(1)));
      }
    }

    assertThat(rules).hasSize(17);
    assertThat(rules).allSatisfy(rule -> assertThat(page).contains("\n## " + rule + "\n"));
  }

  private TraceSpan scaled(TraceSpan span, double speed) {
    long start = order.spans().get(0).startMicros();
    return new TraceSpan(
        span.traceId(),
        span.spanId(),
        span.service(),
        span.operation(),
        span.kind(),
        start + (long) ((span.startMicros() - start) * speed),
        (long) (span.durationMicros() * speed),
        span.tags(),
        span.logs().stream()
            .map(
                log ->
                    new TraceSpan.Log(
                        start + (long) ((log.micros() - start) * speed), log.fields()))
            .toList(),
        span.references(),
        span.error());
  }
}
