package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenComparisonTest {

  private static final String ORDER =
      """
      POST /orders           order      server
        claim key            order      internal
          SELECT keys        order      client
          INSERT keys        order      client
        quote prices         order      internal
          POST /quotes       inventory  server
            SELECT products  inventory  client
        fulfil order         order      consumer  follows_from
          SELECT orders      order      client
      """;

  @Test
  void aTraceAsDescribedMatches() {
    assertThat(differences(ORDER)).isEmpty();
  }

  @Test
  void spansThatAreTheirOwnAncestorsAreNamed() {
    List<TraceSpan> spans = new ArrayList<>(TestTraces.of(ORDER).spans());
    spans.add(TestTraces.numbered(98, TestTraces.childOf(TestTraces.id(99))));
    spans.add(TestTraces.numbered(99, TestTraces.childOf(TestTraces.id(98))));

    GoldenComparison comparison = Golden.parse(ORDER).compare(new Trace(spans));

    assertThat(comparison.differences())
        .containsExactly(
            "! spans that are their own ancestors: span 98 (test)",
            "+ unexpected: span 98 (test) and the span below it");
    assertThat(comparison.report()).contains("+ span 98", "+   span 99");
  }

  @Test
  void aDeepChainOfUnexpectedSpansIsReported() {
    GoldenComparison comparison = Golden.parse("span 0  test  internal").compare(chain(3_000));

    assertThat(comparison.differences())
        .containsExactly(
            "+ unexpected: span 1 (test) and the 2998 spans below it, under span 0 (test)");
    assertThat(comparison.report().lines()).hasSizeGreaterThan(3_000);
  }

  @Test
  void aDeepChainOfMissingSpansIsReported() {
    Golden golden = Golden.parse(Golden.describe(chain(3_000)));

    assertThat(golden.compare(Trace.of(TestTraces.numbered(0))).differences())
        .containsExactly(
            "- missing: span 1 (test) and the 2998 spans below it, under span 0 (test)");
  }

  @Test
  void aDeepChainMatches() {
    Trace chain = chain(3_000);

    assertThat(Golden.parse(Golden.describe(chain)).matches(chain)).isTrue();
  }

  @Test
  void theOrderOfSiblingsDoesNotMatter() {
    assertThat(
            differences(
                """
                POST /orders           order      server
                  fulfil order         order      consumer  follows_from
                    SELECT orders      order      client
                  quote prices         order      internal
                    POST /quotes       inventory  server
                      SELECT products  inventory  client
                  claim key            order      internal
                    INSERT keys        order      client
                    SELECT keys        order      client
                """))
        .isEmpty();
  }

  @Test
  void aMissingSubtreeIsOneSentence() {
    assertThat(differences(ORDER.replaceAll("(?m)^.*(quote|/quotes|SELECT products).*\\n", "")))
        .containsExactly(
            "- missing: quote prices (order) and the 2 spans below it, under POST /orders (order)");
  }

  @Test
  void anUnexpectedSpanIsNamedWithItsParent() {
    assertThat(differences(ORDER + "    DELETE outbox  order  client\n"))
        .containsExactly("+ unexpected: DELETE outbox (order), under fulfil order (order)");
  }

  @Test
  void anotherStatementIsOneMissingAndOneUnexpectedSpan() {
    assertThat(differences(ORDER.replace("INSERT keys", "UPDATE keys")))
        .containsExactly(
            "- missing: INSERT keys (order), under claim key (order)",
            "+ unexpected: UPDATE keys (order), under claim key (order)");
  }

  @Test
  void aRenamedParentKeepsItsChildren() {
    assertThat(differences(ORDER.replace("claim key ", "claim keys")))
        .containsExactly("~ claim keys (order): operation is claim keys, expected claim key");
  }

  @Test
  void kindReferenceOutcomeAndServiceAreComparedOnTheSameSpan() {
    String changed =
        ORDER
            .replace("order      consumer  follows_from", "orders     internal")
            .replace(
                "POST /quotes       inventory  server",
                "POST /quotes       inventory  server  error");

    assertThat(differences(changed))
        .containsExactly(
            "~ POST /quotes (inventory): outcome is error, expected no error",
            "~ fulfil order (orders): service is orders, expected order",
            "~ fulfil order (orders): kind is internal, expected consumer",
            "~ fulfil order (orders): reference is child_of, expected follows_from");
  }

  @Test
  void onlyRequiredTagsAreCompared() {
    Golden golden = Golden.parse("work  lab  server  status=201  id=*  missing=1");

    assertThat(
            golden
                .compare(TestTraces.of("work  lab  server  status=200  id=7  more=x"))
                .differences())
        .containsExactly(
            "~ work (lab): tag status is 200, expected 201",
            "~ work (lab): tag missing is missing");
  }

  @Test
  void equalSiblingsAreDistinguishedByTheirChildren() {
    String attempts =
        """
        call          lab  internal
          attempt     lab  client  error
          attempt     lab  client
            response A  lab  server
          attempt     lab  client
            response B  lab  server
        """;
    String other =
        """
        call          lab  internal
          attempt     lab  client
            response B  lab  server
          attempt     lab  client
          attempt     lab  client  error
        """;

    assertThat(Golden.parse(attempts).compare(TestTraces.of(other)).differences())
        .containsExactly("- missing: response A (lab), under attempt (lab)");
  }

  @Test
  void aSpanWithATagIsNotPairedWithASiblingThatRequiresNone() {
    Golden golden =
        Golden.parse("root  lab  server\n  call  lab  client\n  call  lab  client  n=1\n");

    assertThat(
            golden
                .compare(
                    TestTraces.of(
                        "root  lab  server\n  call  lab  client  n=1\n  call  lab  client\n"))
                .differences())
        .isEmpty();
  }

  @Test
  void anOrphanIsNamedAndItsParentIsMissing() {
    Trace broken = TestTraces.without(TestTraces.of(ORDER), "quote prices");

    assertThat(Golden.parse(ORDER).compare(broken).differences())
        .containsExactly(
            "! spans whose parent is not in the trace: POST /quotes (inventory)",
            "- missing: quote prices (order) and the 2 spans below it, under POST /orders (order)",
            "+ unexpected: POST /quotes (inventory) and the span below it");
  }

  @Test
  void aSecondTraceIsASecondRoot() {
    List<TraceSpan> spans = new ArrayList<>(TestTraces.of(ORDER).spans());
    spans.add(TestTraces.span("77", "GET /health"));

    assertThat(Golden.parse(ORDER).compare(new Trace(spans)).differences())
        .containsExactly(
            "! the spans belong to 2 traces: [" + TestTraces.TRACE_ID + ", 77]",
            "! there are 2 roots: POST /orders (order), GET /health (test)",
            "+ unexpected: GET /health (test)");
  }

  @Test
  void inAnEmptyTraceEverythingIsMissing() {
    assertThat(Golden.parse(ORDER).compare(Trace.of()).differences())
        .containsExactly("- missing: POST /orders (order) and the 8 spans below it");
  }

  @Test
  void theReportShowsBothTreesWithTheDifferencesMarked() {
    String changed =
        ORDER
            .replace("INSERT keys", "UPDATE keys")
            .replace("inventory  server", "inventory  client");

    assertThat(Golden.parse(ORDER).compare(TestTraces.of(changed)).report())
        .isEqualTo(
            """
            The trace does not match the golden:
              - missing: INSERT keys (order), under claim key (order)
              + unexpected: UPDATE keys (order), under claim key (order)
              ~ POST /quotes (inventory): kind is client, expected server

            expected
              POST /orders           order      server
                claim key            order      internal
                  SELECT keys        order      client
            -     INSERT keys        order      client
                quote prices         order      internal
            ~     POST /quotes       inventory  server
                    SELECT products  inventory  client
                fulfil order         order      consumer  follows_from
                  SELECT orders      order      client

            actual
              POST /orders           order      server
                claim key            order      internal
                  SELECT keys        order      client
            +     UPDATE keys        order      client
                quote prices         order      internal
            ~     POST /quotes       inventory  client  ← kind is client, expected server
                    SELECT products  inventory  client
                fulfil order         order      consumer  follows_from
                  SELECT orders      order      client
            """);
  }

  private static List<String> differences(String actual) {
    return Golden.parse(ORDER).compare(TestTraces.of(actual)).differences();
  }

  private static Trace chain(int spans) {
    List<TraceSpan> chain = new ArrayList<>(List.of(TestTraces.numbered(0)));
    for (int i = 1; i < spans; i++) {
      chain.add(TestTraces.numbered(i, TestTraces.childOf(TestTraces.id(i - 1))));
    }
    return new Trace(chain);
  }
}
