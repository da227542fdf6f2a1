package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said to somebody whose program makes another trace than it should. */
class TraceAdviceTest {

  private static final Golden GREETING =
      Golden.parse(
          """
          say-hello  greeter  internal  hello-to=Ada
            format   greeter  client
            print    greeter  internal  error
            archive  greeter  internal  follows_from
          """);

  @Test
  void aRightTraceNeedsNoAdvice() {
    assertThat(advice(GREETING.toString())).isEmpty();
  }

  @Test
  void withoutSpansItSaysWhatMayHaveKeptThem() {
    assertThat(GREETING.advice(Trace.of()))
        .singleElement()
        .asString()
        .startsWith("No span arrived: is every span finished, and the tracer closed");
  }

  @Test
  void aSpanInAWrongPlaceIsNotMissing() {
    assertThat(
            advice(
                """
                say-hello    greeter  internal  hello-to=Ada
                  format     greeter  client
                    print    greeter  internal  error
                  archive    greeter  internal
                """))
        .containsExactly(
            "The span `print` is a child of `format`: it should be a child of `say-hello`.",
            "The span `archive` is a child of `say-hello`: it should be one that follows from `say-hello`.");
  }

  @Test
  void aMissingSpanAndAnUnexpectedOneAreBothNamed() {
    assertThat(
            advice(
                """
                say-hello  greeter  internal  hello-to=Ada
                  load     greeter  client
                  print    greeter  internal  error
                  archive  greeter  internal  follows_from
                """))
        .containsExactly(
            "There is no span `format`: start it below `say-hello`, and finish it.",
            "The span `load` is not expected.");
  }

  @Test
  void aWrongNameIsSaidOnceAndBelowItNothingIsWrong() {
    assertThat(
            advice(
                """
                say-hello-to-Ada  greeter  internal  hello-to=Ada
                  forma           greeter  client
                  print           greeter  internal  error
                  archive         greeter  internal  follows_from
                """))
        .containsExactly(
            "The span `say-hello-to-Ada` should be called `say-hello`.",
            "The span `forma` should be called `format`.");
  }

  @Test
  void aNameThatMayStandForTwoIsNotGuessed() {
    Golden routes =
        Golden.parse(
            """
            visit           greeter  internal
              GET /moods    greeter  server
              GET /letters  greeter  server
            """);

    assertThat(
            routes.advice(
                TestTraces.of(
                    """
                    visit  greeter  internal
                      GET  greeter  server
                    """)))
        .containsExactly(
            "There is no span `GET /moods`: start it below `visit`, and finish it.",
            "There is no span `GET /letters`: start it below `visit`, and finish it.",
            "The span `GET` is not expected.");
  }

  @Test
  void aSpanOfAnotherKindIsAnotherSpan() {
    assertThat(
            advice(
                """
                say-hello  greeter  internal  hello-to=Ada
                  forma    greeter  server
                  print    greeter  internal  error
                  archive  greeter  internal  follows_from
                """))
        .contains("The span `forma` is not expected.");
  }

  @Test
  void serviceKindErrorAndTagsAreCompared() {
    assertThat(
            advice(
                """
                say-hello  greeter  internal  hello-to=Bob
                  format   printer  internal
                  print    greeter  internal
                  archive  greeter  internal  follows_from  error
                """))
        .containsExactly(
            "The span `say-hello` has the tag `hello-to` with the value Bob: it should be Ada.",
            "The span `format` belongs to the service `printer`: it should belong to `greeter`.",
            "The span `format` has the kind internal: it should be client (tag span.kind).",
            "The span `print` does not say that it failed: set its tag `error` to true.",
            "The span `archive` is marked as failed, although nothing failed in it.");
  }

  @Test
  void aSpanThatIsThereTwiceIsCounted() {
    assertThat(
            advice(
                """
                say-hello  greeter  internal  hello-to=Ada
                  format   greeter  client
                  format   greeter  client
                  print    greeter  internal  error
                  archive  greeter  internal  follows_from
                """))
        .containsExactly("The span `format` is there twice: it should be there once.");
  }

  private static List<String> advice(String trace) {
    return GREETING.advice(TestTraces.of(trace));
  }
}
