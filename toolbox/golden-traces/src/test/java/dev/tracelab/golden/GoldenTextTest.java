package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenTextTest {

  private static final String ORDER =
      """
      POST /orders           order-service      server    http.status_code=201
        reserve stock        order-service      internal  outcome="2 of 2, \\"held\\""
          POST /reservations inventory-service  server    error
        fulfil order         order-service      consumer  follows_from  order.id=*
      """
          .replace("/reservations inv", "/reservations  inv");

  @Test
  void aWrittenGoldenCanBeParsed() {
    String written = Golden.parse(ORDER).toString();

    assertThat(Golden.parse(written)).hasToString(written);
    assertThat(written)
        .isEqualTo(
            """
            POST /orders            order-service      server    http.status_code=201
              reserve stock         order-service      internal  outcome="2 of 2, \\"held\\""
                POST /reservations  inventory-service  server    error
              fulfil order          order-service      consumer  follows_from  order.id=*
            """);
  }

  @Test
  void aRecordedTraceMatchesItsOwnDescription() {
    Trace trace = TestTraces.of(ORDER);

    String golden = Golden.describe(trace, "http.status_code", "outcome");

    assertThat(golden).contains("outcome=\"2 of 2, \\\"held\\\"\"").doesNotContain("order.id");
    assertThat(Golden.parse(golden).compare(trace).report())
        .isEqualTo("The trace matches the golden.\n");
  }

  @Test
  void commentsAndEmptyLinesAreNotSpans() {
    assertThat(
            Golden.parse("# the root\n\nwork  lab  internal\n\n  # below\n  more  lab  client\n")
                .size())
        .isEqualTo(2);
  }

  @Test
  void aMissingColumnIsNamedByItsLine() {
    assertThatThrownBy(() -> Golden.parse("work  lab  internal\n  more lab client"))
        .isInstanceOf(InvalidGolden.class)
        .hasMessageStartingWith("Line 2 of the golden: write operation, service and kind");
  }

  @Test
  void anUnknownKindIsNamed() {
    assertThatThrownBy(() -> Golden.parse("work  lab  sever"))
        .hasMessageContaining("\"sever\" is not a kind");
  }

  @Test
  void anUnknownMarkIsNamed() {
    assertThatThrownBy(() -> Golden.parse("work  lab  server  folows_from"))
        .hasMessageContaining("\"folows_from\" is not a mark");
  }

  @Test
  void aSkippedLevelIsRefused() {
    assertThatThrownBy(() -> Golden.parse("work  lab  server\n    deep  lab  client"))
        .hasMessage("Line 2 of the golden: indented more than one level below its parent.");
  }

  @Test
  void anOddIndentationIsRefused() {
    assertThatThrownBy(() -> Golden.parse("work  lab  server\n   deep  lab  client"))
        .hasMessage("Line 2 of the golden: indent by two spaces per level.");
  }

  @Test
  void aSecondRootIsRefused() {
    assertThatThrownBy(
            () -> Golden.parse("one  lab  server\n  below  lab  client\ntwo  lab  server"))
        .hasMessage("Line 3 of the golden: a second root span; a golden describes one trace.");
  }

  @Test
  void aTextWithoutSpansIsRefused() {
    assertThatThrownBy(() -> Golden.parse("# nothing\n")).hasMessageContaining("describes no span");
  }

  @Test
  void aTraceWithTwoRootsCannotBeDescribed() {
    Trace two = Trace.of(TestTraces.span("a", "one"), TestTraces.span("a", "another"));

    assertThatThrownBy(() -> Golden.describe(two)).hasMessageContaining("this one has 2");
  }

  @Test
  void aResourceIsFoundBesideItsClass() {
    assertThat(Golden.resource(GoldenTextTest.class, "tiny.golden").size()).isEqualTo(2);
    assertThatThrownBy(() -> Golden.resource(GoldenTextTest.class, "none.golden"))
        .hasMessageContaining("none.golden");
  }
}
