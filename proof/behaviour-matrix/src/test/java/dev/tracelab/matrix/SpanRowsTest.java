package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Family(place = 14, title = "A span's own life", prefix = "L")
class SpanRowsTest {

  @Row(
      number = "L-01",
      title = "A span is finished twice",
      alone = "reported once; a warning in the log",
      with = "reported once, in silence")
  void finishedTwice(Lab lab) throws Exception {
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
      alone = "it changes the reported span, if that has not been sent yet",
      with = "it has no effect")
  void taggedAfterwards(Lab lab) throws Exception {
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
      alone = "kept; the span is lost when it is sent over UDP",
      with = "cut, so that the span arrives")
  void aVeryLongTag(Lab lab) throws Exception {
    lab.tracer().buildSpan("work").start().setTag("long", "x".repeat(100_000)).finish();

    int length = lab.spans().named("work").getTags().get("long").toString().length();
    lab.alone(() -> assertThat(length).isEqualTo(100_000));
    lab.with(() -> assertThat(length).isLessThan(20_000));
  }

  @Row(
      number = "L-04",
      title = "A number that is none",
      alone = "`NaN` is sent as a number, which JSON has no way to say",
      with = "it becomes text")
  void notANumber(Lab lab) throws Exception {
    lab.tracer().buildSpan("work").start().setTag("ratio", Double.NaN).finish();

    Object ratio = lab.spans().named("work").getTags().get("ratio");
    lab.alone(() -> assertThat(ratio).isEqualTo(Double.NaN));
    lab.with(() -> assertThat(ratio).isEqualTo("NaN"));
  }

  @Row(
      number = "L-05",
      title = "An object in a log, changed afterwards",
      alone = "the log shows what the object is when the span is sent",
      with = "the log shows what it was")
  void anObjectInALog(Lab lab) throws Exception {
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
      alone = "all travel, in headers that no server takes",
      with = "64 travel")
  void muchBaggage(Lab lab) throws Exception {
    Span span = lab.tracer().buildSpan("work").start();
    for (int i = 0; i < 1_000; i++) {
      span.setBaggageItem("item-" + i, "x");
    }
    span.finish();

    Iterable<?> items = span.context().baggageItems();
    lab.alone(() -> assertThat(items).hasSize(1_000));
    lab.with(() -> assertThat(items).hasSize(64));
  }

  private static Object expectLog(Lab lab) {
    lab.expectLog("Span has already been finished");
    return null;
  }
}
