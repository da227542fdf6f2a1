package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.LogData;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.StringTag;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardedSpanTest {

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final Tracer tracer = Tracing.reportingTo("test-service", reporter).tracer();

  @Test
  void aSpanIsReportedOnceHoweverOftenItIsFinished() {
    Span span = tracer.buildSpan("work").start();

    span.finish();
    span.finish();
    span.finish(7);

    assertThat(reporter.getSpans()).hasSize(1);
  }

  @Test
  void manyThreadsThatFinishASpanReportItOnce() {
    Span span = tracer.buildSpan("work").start();

    IntStream.range(0, 64).parallel().forEach(i -> span.finish());

    assertThat(reporter.getSpans()).hasSize(1);
  }

  @Test
  void writesAfterTheFinishAreIgnored() {
    Span span = tracer.buildSpan("work").start();
    span.finish();

    span.setTag("late", "tag").setTag("late", 1).setTag("late", true).log("late");
    span.setOperationName("late").setBaggageItem("late", "item");

    JaegerSpan reported = reporter.getSpans().get(0);
    assertThat(reported.getTags()).doesNotContainKey("late");
    assertThat(reported.getOperationName()).isEqualTo("work");
    assertThat(reported.getLogs()).isNull();
    assertThat(span.getBaggageItem("late")).isNull();
  }

  @Test
  void nullIsIgnored() {
    Span span =
        tracer.buildSpan(null).withTag("a", (String) null).withTag("b", (Number) null).start();

    span.setTag("c", (String) null).setTag("d", (Number) null).setTag((String) null, "e");
    span.log((String) null).log((Map<String, Object>) null).setBaggageItem(null, "f");
    span.setTag(new StringTag("g"), null);
    span.finish();

    assertThat(reporter.getSpans().get(0).getOperationName()).isEqualTo("unnamed");
    assertThat(reporter.getSpans().get(0).getTags()).doesNotContainKeys("a", "b", "c", "d", "g");
  }

  @Test
  void nonFiniteNumbersBecomeText() {
    Map<String, Object> tags =
        finished(
            tracer
                .buildSpan("work")
                .withTag("built", Double.NaN)
                .start()
                .setTag("ratio", Double.POSITIVE_INFINITY)
                .setTag("count", 3));

    assertThat(tags)
        .containsEntry("built", "NaN")
        .containsEntry("ratio", "Infinity")
        .containsEntry("count", 3);
  }

  @Test
  void longTextIsTruncatedAndMarked() {
    Map<String, Object> tags =
        finished(tracer.buildSpan("work").start().setTag("long", "x".repeat(100_000)));

    assertThat(tags.get("long").toString())
        .hasSizeLessThan(SpanValues.MAX_LENGTH + 30)
        .endsWith("xx… (100000 characters)");
  }

  @Test
  void aSurrogatePairIsNotSplit() {
    Map<String, Object> tags =
        finished(tracer.buildSpan("work").start().setTag("long", "x" + "😀".repeat(10_000)));

    assertThat(tags.get("long").toString()).contains("😀… (20001 characters)");
  }

  @Test
  void nulBecomesTheReplacementCharacter() {
    assertThat(finished(tracer.buildSpan("work").start().setTag("text", "a\0b")))
        .containsEntry("text", "a\uFFFDb");
  }

  @Test
  void anObjectWhoseToStringThrowsIsReplaced() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("object", new Unspeakable());
    fields.put(null, "no key");
    fields.put("nothing", null);
    fields.put("number", Float.NaN);
    Span span = tracer.buildSpan("work").start().log(fields);
    span.finish();

    LogData log = reporter.getSpans().get(0).getLogs().get(0);
    assertThat(log.getFields().keySet()).isEqualTo(java.util.Set.of("object", "number"));
    assertThat(log.getFields().get("object").toString()).contains("Unspeakable");
  }

  @Test
  void onlyTheFirstFieldsOfALargeMapAreLogged() {
    Map<String, Integer> fields =
        IntStream.range(0, 10_000).boxed().collect(Collectors.toMap(i -> "field " + i, i -> i));
    Span span = tracer.buildSpan("work").start().log(7, fields);
    span.finish();

    assertThat(reporter.getSpans().get(0).getLogs().get(0).getFields())
        .hasSize(SpanValues.MAX_FIELDS);
  }

  @Test
  void baggageIsBoundedInCount() {
    Span span = tracer.buildSpan("work").start();
    IntStream.range(0, 100).forEach(i -> span.setBaggageItem("item" + i, "value"));

    assertThat(span.context().baggageItems()).hasSize(64);
    assertThat(span.setBaggageItem("item0", "changed").getBaggageItem("item0"))
        .isEqualTo("changed");
    assertThat(span.getBaggageItem("item99")).isNull();
  }

  @Test
  void baggageIsBoundedInSize() {
    Span span = tracer.buildSpan("work").start();

    span.setBaggageItem("long", "x".repeat(257)).setBaggageItem("a b", "x");
    IntStream.range(0, 20).forEach(i -> span.setBaggageItem("item" + i, "x".repeat(250)));
    span.finish();

    assertThat(span.getBaggageItem("long")).isNull();
    assertThat(span.context().baggageItems()).hasSize(8);
    assertThat(reporter.getSpans().get(0).getLogs())
        .filteredOn(log -> log.getFields().toString().contains("was dropped"))
        .hasSize(2 + 12);
  }

  @Test
  void secretsInAnExceptionValueAreRedacted() {
    Span span = tracer.buildSpan("work").start();
    span.log(Map.of("error.object", new IllegalStateException("token=s3cret failed")));
    span.finish();

    assertThat(reporter.getSpans().get(0).getLogs().get(0).getFields().toString())
        .contains("java.lang.IllegalStateException: token=***")
        .doesNotContain("s3cret");
  }

  @Test
  void nullRemovesABaggageItem() {
    Span span = tracer.buildSpan("work").start().setBaggageItem("item", "value");

    span.setBaggageItem("item", null);

    assertThat(span.getBaggageItem("item")).isNull();
  }

  private Map<String, Object> finished(Span span) {
    span.finish();
    return reporter.getSpans().get(0).getTags();
  }

  private static final class Unspeakable {
    @Override
    public String toString() {
      throw new IllegalStateException("not in words");
    }
  }
}
