package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Section(place = 14, title = "Span lifecycle", prefix = "L")
class SpanRowsTest {

  @Row(
      number = "L-01",
      title = "A span is finished twice",
      alone = "reported once; a warning in the log",
      with = "reported once, without a log line")
  void finishedTwice(MatrixLab lab) throws Exception {
    lab.either(() -> expectLog(lab), () -> null);
    Span span = lab.tracer().buildSpan("work").start();

    span.finish();
    span.finish();

    assertThat(lab.spans().all()).hasSize(1);
    lab.alone(() -> assertThat(lab.logged()).hasSize(1));
    lab.with(() -> assertThat(lab.logged()).isEmpty());
  }

  @Row(
      number = "L-02",
      title = "A tag is set after the span was finished",
      alone = "it changes the reported span if that has not been sent yet",
      with = "it has no effect")
  void taggedAfterwards(MatrixLab lab) throws Exception {
    Span span = lab.tracer().buildSpan("work").start();

    span.finish();
    span.setTag("late", true);

    JaegerSpan work = lab.spans().named("work");
    lab.alone(() -> assertThat(work.getTags()).containsKey("late"));
    lab.with(() -> assertThat(work.getTags()).doesNotContainKey("late"));
  }

  @Row(
      number = "L-03",
      title = "A tag of 100,000 characters",
      alone = "kept; the span is lost when sent over UDP",
      with = "truncated, so the span arrives")
  void aVeryLongTag(MatrixLab lab) throws Exception {
    lab.tracer().buildSpan("work").start().setTag("long", "x".repeat(100_000)).finish();

    int length = lab.spans().named("work").getTags().get("long").toString().length();
    lab.alone(() -> assertThat(length).isEqualTo(100_000));
    lab.with(() -> assertThat(length).isLessThan(20_000));
  }

  @Row(
      number = "L-04",
      title = "A tag with the value NaN",
      alone = "`NaN` is sent as a number, which JSON cannot represent",
      with = "it becomes text")
  void notANumber(MatrixLab lab) throws Exception {
    lab.tracer().buildSpan("work").start().setTag("ratio", Double.NaN).finish();

    Object ratio = lab.spans().named("work").getTags().get("ratio");
    lab.alone(() -> assertThat(ratio).isEqualTo(Double.NaN));
    lab.with(() -> assertThat(ratio).isEqualTo("NaN"));
  }

  @Row(
      number = "L-05",
      title = "An object in a log, changed afterwards",
      alone = "the log shows the object as it is when the span is sent",
      with = "the log shows it as it was")
  void anObjectInALog(MatrixLab lab) throws Exception {
    List<String> lines = new ArrayList<>(List.of("kenya-250g"));
    Span span = lab.tracer().buildSpan("work").start();

    span.log(Map.of("lines", lines));
    lines.add("ethiopia-250g");
    span.finish();

    String logged = Spans.logs(lab.spans().named("work"));
    lab.alone(() -> assertThat(logged).contains("ethiopia"));
    lab.with(() -> assertThat(logged).contains("kenya").doesNotContain("ethiopia"));
  }

  @Row(
      number = "L-06",
      title = "A thousand items of baggage",
      alone = "all travel, in headers that no server accepts",
      with = "64 travel")
  void muchBaggage(MatrixLab lab) throws Exception {
    Span span = lab.tracer().buildSpan("work").start();
    for (int i = 0; i < 1_000; i++) {
      span.setBaggageItem("item-" + i, "x");
    }
    span.finish();

    Iterable<?> items = span.context().baggageItems();
    lab.alone(() -> assertThat(items).hasSize(1_000));
    lab.with(() -> assertThat(items).hasSize(64));
  }

  private static Object expectLog(MatrixLab lab) {
    lab.expectLog("Span has already been finished");
    return null;
  }
}
