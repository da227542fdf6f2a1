package dev.tracelab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

  private final TestTrace trace = new TestTrace().server("root", null, "shop", 0, 100);

  @Test
  void aSpanWithoutChildrenIsItsOwnPath() {
    assertThat(own()).containsExactly(Map.entry("root", 100L));
  }

  @Test
  void ofParallelBranchesTheLongerOneCounts() {
    trace.work("short", "root", 10, 20).work("long", "root", 10, 80);

    assertThat(own()).containsOnly(Map.entry("long", 80L), Map.entry("root", 20L));
  }

  @Test
  void sequentialStepsAllCount() {
    trace.work("first", "root", 0, 40).work("second", "root", 50, 50);

    assertThat(own())
        .containsOnly(Map.entry("second", 50L), Map.entry("first", 40L), Map.entry("root", 10L));
  }

  @Test
  void aStepKnowsWhenItWasOnThePath() {
    trace.work("first", "root", 0, 40).work("second", "root", 50, 30);

    assertThat(segments("root"))
        .containsExactly(
            new CriticalPath.Segment(80_000, 100_000), new CriticalPath.Segment(40_000, 50_000));
  }

  @Test
  void thePathGoesDownToTheDeepestStep() {
    trace.work("step", "root", 10, 80).work("deep", "step", 20, 60);

    assertThat(own())
        .containsOnly(Map.entry("deep", 60L), Map.entry("step", 20L), Map.entry("root", 20L));
  }

  @Test
  void whatFollowsFromASpanIsNotOnItsPath() {
    trace.work("later", "root", 50, 50).follows();

    assertThat(own()).containsExactly(Map.entry("root", 100L));
  }

  @Test
  void aChildThatEndsLaterCountsUpToItsParentsEnd() {
    trace.work("late", "root", 60, 100);

    assertThat(own()).containsOnly(Map.entry("root", 60L), Map.entry("late", 40L));
  }

  @Test
  void aCallThatEndsAfterItsCallerKeepsItsOwnSteps() {
    trace
        .work("call", "root", 0, 100)
        .work("served", "call", 1, 100)
        .work("query", "served", 10, 91);

    assertThat(own()).containsEntry("query", 90L).containsEntry("served", 9L);
  }

  @Test
  void stepsThatOverlapALittleBothCount() {
    trace.work("first", "root", 0, 52).work("second", "root", 50, 50);

    assertThat(own()).containsOnly(Map.entry("second", 50L), Map.entry("first", 50L));
  }

  private List<CriticalPath.Segment> segments(String spanId) {
    return trace.explained().criticalPath().steps().stream()
        .filter(step -> step.node().span().spanId().equals(spanId))
        .flatMap(step -> step.segments().stream())
        .toList();
  }

  private Map<String, Long> own() {
    return trace.explained().criticalPath().steps().stream()
        .collect(
            Collectors.toMap(
                step -> step.node().span().spanId(), step -> step.ownMicros() / 1_000));
  }
}
