package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Properties of any tree, tested with random trees from fixed seeds. */
class MatchingTest {

  @RepeatedTest(50)
  void aShuffledTraceMatchesAndAMissingSpanIsOneDifference(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    GoldenSpan tree = randomTree(random, 4);
    Trace shuffled = TestTraces.of(GoldenWriter.write(shuffled(tree, random)));
    Golden golden = Golden.parse(GoldenWriter.write(tree));
    Golden richer = Golden.parse(GoldenWriter.write(withChild(tree, "only in the golden")));

    assertThat(golden.compare(shuffled).report()).isEqualTo("The trace matches the golden.\n");
    assertThat(richer.compare(shuffled).differences()).hasSize(1);
  }

  /** Few names, so that many siblings are alike and the matching is not trivial. */
  private static GoldenSpan randomTree(Random random, int depth) {
    List<GoldenSpan> children =
        Stream.generate(() -> randomTree(random, depth - 1))
            .limit(depth == 0 ? 0 : random.nextInt(4))
            .toList();
    return span("work " + random.nextInt(2), children);
  }

  private static GoldenSpan shuffled(GoldenSpan span, Random random) {
    List<GoldenSpan> children =
        new ArrayList<>(span.children().stream().map(child -> shuffled(child, random)).toList());
    Collections.shuffle(children, random);
    return span(span.operation(), children);
  }

  private static GoldenSpan withChild(GoldenSpan span, String operation) {
    return span(
        span.operation(),
        Stream.concat(Stream.of(span(operation, List.of())), span.children().stream()).toList());
  }

  private static GoldenSpan span(String operation, List<GoldenSpan> children) {
    return new GoldenSpan(operation, "lab", SpanKind.INTERNAL, false, false, Map.of(), children);
  }
}
