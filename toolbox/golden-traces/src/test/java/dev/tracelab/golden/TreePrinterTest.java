package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePrinterTest {

  private static final Trace ORDER =
      TestTraces.of(
          """
          POST /api/orders                gateway-service    server
            POST order-service/orders     gateway-service    client
              POST /orders                order-service      server
                claim idempotency key     order-service      internal
                  INSERT orders           order-service      client    error
                fulfil order              order-service      consumer  follows_from
                  PUT /reservations/{id}  inventory-service  server
          """);

  @Test
  void aTreeIsPrintedInColumns() {
    assertThat(TreePrinter.plain().print(ORDER))
        .isEqualTo(
            """
            Trace 4bf92f3577b34da6a3ce929d0e0e4736 · 7 spans · 3 services · 7.0 ms · 1 error

            POST /api/orders                    gateway-service    server       7.0 ms
            └─ POST order-service/orders        gateway-service    client       6.0 ms
               └─ POST /orders                  order-service      server       5.0 ms
                  ├─ claim idempotency key      order-service      internal     2.0 ms
                  │  └─ ✗ INSERT orders         order-service      client       1.0 ms
                  └┄ fulfil order               order-service      consumer     2.0 ms
                     └─ PUT /reservations/{id}  inventory-service  server       1.0 ms

            └┄ follows from its parent, which did not wait for it
            """);
  }

  @Test
  void coloursDoNotChangeTheText() {
    String coloured = TreePrinter.coloured().print(ORDER);

    assertThat(coloured).contains("\u001b[1;31m✗ INSERT orders");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(TreePrinter.plain().print(ORDER));
  }

  @Test
  void orphansAreMarked() {
    assertThat(TreePrinter.plain().print(TestTraces.without(ORDER, "fulfil order")))
        .contains("\n?─ PUT /reservations/{id} ")
        .endsWith("?─ orphan: its parent is not in the trace\n");
  }

  @Test
  void longNamesAndDeepTreesFitAHundredColumns() {
    StringBuilder deep = new StringBuilder();
    for (int depth = 0; depth < 60; depth++) {
      deep.append("  ".repeat(depth)).append("an operation of a very long name ".repeat(3).strip());
      deep.append("  a-service-whose-name-is-too-long-as-well  internal  error\n");
    }

    assertThat(TreePrinter.plain().print(TestTraces.of(deep.toString())).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
        .hasSizeGreaterThan(60);
  }

  @Test
  void aCycleIsMarked() {
    TraceSpan self = TestTraces.span("a", "self");
    SpanReference itself =
        new SpanReference(SpanReference.Type.CHILD_OF, self.traceId(), self.spanId());

    assertThat(TreePrinter.plain().print(Trace.of(TestTraces.span("a", "self", itself))))
        .contains("\n↻─ self ")
        .endsWith("↻─ cycle: the span is its own parent, or an ancestor of its parent\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 140})
  void eachLineFitsTheTerminal(int columns) {
    assertThat(TreePrinter.plain().fitting(columns).print(ORDER).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void narrowOutputOmitsTheKindThenTheServicesCommonSuffixThenTheMiddleOfNames() {
    assertThat(TreePrinter.plain().fitting(70).print(ORDER))
        .doesNotContain("internal")
        .contains("└─ PUT /reservations/{id}  inventory-service");
    assertThat(TreePrinter.plain().fitting(60).print(ORDER))
        .contains("└─ PUT /reservations/{id}  inventory ")
        .doesNotContain("-service  ");
    assertThat(
            TreePrinter.plain()
                .fitting(60)
                .print(TestTraces.of("a long name ".repeat(6).strip() + "  lab  internal\n")))
        .contains("a long name a long nam…long name a long name");
  }

  @Test
  void aRefusedOrFailedSpanHasTheReasonAtTheEndOfItsRow() {
    Trace refused =
        TestTraces.of(
            """
            POST /orders                shop  server    http.status_code=402  outcome=payment-declined
              authorise payment         shop  internal  error  outcome=payment-declined
              find the customer         shop  client    http.status_code=200
            """);

    assertThat(TreePrinter.plain().print(refused))
        .containsPattern("POST /orders .* ms  402 payment-declined\n")
        .containsPattern("✗ authorise payment .* ms  payment-declined\n")
        .containsPattern("find the customer .* ms\n");
  }

  @Test
  void anEmptyTraceIsPrintedAsOne() {
    assertThat(TreePrinter.plain().print(Trace.of())).isEqualTo("A trace without spans\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    Trace hostile = Trace.of(TestTraces.span("a", "GET \u001b[2J\u0007\u009b/"));

    assertThat(TreePrinter.plain().print(hostile)).contains("GET �[2J��/");
  }
}
