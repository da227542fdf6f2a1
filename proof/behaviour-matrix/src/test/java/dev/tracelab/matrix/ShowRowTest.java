package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.TreePrinter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The program behind {@code ./lab show ROW}; that each row can be printed, each row's test checks.
 */
class ShowRowTest {

  @Test
  void aTornTraceAndAWholeOneArePrinted() throws Exception {
    assertThat(shown("A-04"))
        .startsWith("A-04  A call in a timer that fires after the response has ended")
        .contains("── vertx-opentracing alone: no client span", "Torn: 2 traces instead of 1.")
        .contains("── with common-tracing: the call is a child of the server span", "└─ GET /leaf")
        .endsWith("AfterResponseRowsTest.aTimerAfterwards in proof/behaviour-matrix/src/test\n");
  }

  @Test
  void tagsThatDifferArePrintedAndTextIsQuoted() throws Exception {
    assertThat(shown("S-04"))
        .contains("GET: ", "http.status_code=\"500\"")
        .contains("GET /broken: ", "error=true", "http.status_code=500");
  }

  @Test
  void aRunWithoutSpansAndLinesOfTheLogAreNamed() throws Exception {
    assertThat(shown("E-11")).contains("No span was reported.");
    assertThat(shown("L-01")).contains("Written to the log:\n", "Span has already been finished");
  }

  private static String shown(String row) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    assertThat(new ShowRow(out, TreePrinter.plain()).run(row)).hasSize(2);

    return printed.toString(StandardCharsets.UTF_8);
  }
}
