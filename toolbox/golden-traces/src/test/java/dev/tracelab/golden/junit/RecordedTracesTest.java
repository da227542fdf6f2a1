package dev.tracelab.golden.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedTracesTest {

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final JaegerTracer tracer =
      new JaegerTracer.Builder("order-service")
          .withReporter(reporter)
          .withSampler(new ConstSampler(true))
          .withTraceId128Bit()
          .build();

  @AfterEach
  void closeTheTracer() {
    tracer.close();
  }

  @Test
  void recordedSpansFormTheSameTreeAsFetchedOnes() {
    Span root = tracer.buildSpan("POST /orders").withTag(Tags.SPAN_KIND, "server").start();
    Span failed =
        tracer.buildSpan("check credit").asChildOf(root).withTag(Tags.ERROR, true).start();
    Span later =
        tracer
            .buildSpan("fulfil order")
            .addReference(References.FOLLOWS_FROM, root.context())
            .start();
    failed.finish();
    root.finish();
    later.finish();

    assertThat(
            Golden.parse(
                    """
                    POST /orders    order-service  server
                      check credit  order-service  internal  error
                      fulfil order  order-service  internal  follows_from
                    """)
                .compare(RecordedTraces.of(reporter))
                .report())
        .isEqualTo("The trace matches the golden.\n");
  }

  @Test
  void tagsAndLogsAreKept() {
    Span span = tracer.buildSpan("work").withTag("order.id", "7").start();
    Map<String, Object> retry = new HashMap<>(Map.of("event", "retry", "attempt", 2));
    retry.put("cause", null);
    span.log(retry).log("plain").finish();

    Trace trace = RecordedTraces.of(reporter);

    TraceSpan read = trace.spans().get(0);
    assertThat(read.tags()).containsEntry("order.id", "7");
    assertThat(read.kind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(read.logs())
        .extracting(log -> log.fields())
        .containsExactly(Map.of("event", "retry", "attempt", 2), Map.of("event", "plain"));
    assertThat(read.traceId()).hasSize(32);
  }
}
