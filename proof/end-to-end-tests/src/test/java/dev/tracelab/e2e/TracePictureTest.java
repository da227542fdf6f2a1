package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.PictureRows.Row;
import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Pictures of traces, without a running lab. */
class TracePictureTest {

  private static final TraceSpan ROOT = span("root", null, 0, 1_000);

  @Test
  void aPictureIsXmlWhateverTheNamesAre() throws Exception {
    TraceSpan odd = span("a < b && \"c\"", ROOT, 10, 20);

    Document picture = parsed(TracePicture.svg("<>&", Trace.of(ROOT, odd), Set.of()));

    assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("<>&");
    assertThat(picture.getDocumentElement().getTextContent()).contains("a < b && \"c\"");
  }

  @Test
  void aShortTraceHasARowForEachSpan() {
    List<Row> rows = PictureRows.of(new Trace(calls(10)), Set.of());

    assertThat(rows).hasSize(21).allMatch(row -> row.hidden() == 0);
  }

  @Test
  void ofALongTraceAlikeSpansAreFoldedTogether() {
    List<Row> rows = PictureRows.of(new Trace(calls(20)), Set.of());

    assertThat(rows).hasSize(21);
    assertThat(rows.subList(1, 21)).allMatch(row -> row.hidden() == 1);
  }

  @Test
  void aSpanToKeepIsNeverHidden() {
    List<TraceSpan> spans = calls(20);
    String kept = spans.get(4).spanId();

    assertThat(PictureRows.of(new Trace(spans), Set.of(kept)))
        .hasSize(22)
        .anyMatch(row -> row.span().spanId().equals(kept));
  }

  @Test
  void aChildBeforeItsParentIsInsideThePicture() {
    TraceSpan skewed = span("skewed", ROOT, -5_000, 20);

    assertThat(new PictureAxis(Trace.of(ROOT, skewed)).x(skewed.startMicros())).isEqualTo(390);
  }

  @ParameterizedTest
  @CsvSource({"950, 950 µs", "1500, 1.5 ms", "15730, 15.7 ms", "500000, 500 ms", "1512000, 1.51 s"})
  void durationsHaveThreeDigits(long micros, String text) {
    assertThat(PictureAxis.duration(micros)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"58000, 20000", "218000, 50000", "350000, 100000", "1620000, 500000"})
  void theAxisHasAFewRoundMarks(long duration, long step) {
    assertThat(PictureAxis.step(duration)).isEqualTo(step);
  }

  /** A root and calls below it, each with a server span. */
  private static List<TraceSpan> calls(int number) {
    List<TraceSpan> spans = new ArrayList<>(List.of(ROOT));
    for (int i = 0; i < number; i++) {
      TraceSpan call = span("call", ROOT, i * 10, 10);
      spans.addAll(List.of(call, span("serve", call, i * 10 + 1, 5)));
    }
    return spans;
  }

  private static TraceSpan span(String name, TraceSpan parent, long start, long duration) {
    return new TraceSpan(
        "1",
        name + start,
        "service",
        name,
        SpanKind.INTERNAL,
        start,
        duration,
        Map.of(),
        List.of(),
        parent == null
            ? List.of()
            : List.of(new SpanReference(SpanReference.Type.CHILD_OF, "1", parent.spanId())),
        false);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
