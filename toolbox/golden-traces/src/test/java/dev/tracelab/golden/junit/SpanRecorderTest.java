package dev.tracelab.golden.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tracelab.golden.Golden;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.opentracing.Span;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class SpanRecorderTest {

  @Test
  void aTestThatLooksAtItsSpansPasses() {
    assertThat(failureOf("checksAll")).isNull();
  }

  @Test
  void aTestThatWaitsForSpansOfAnotherThreadPasses() {
    assertThat(failureOf("waits")).isNull();
  }

  @Test
  void uncheckedSpansFailTheTest() {
    assertThat(failureOf("checksNothing"))
        .isEqualTo("1 spans were recorded that the test never looked at: [work]");
  }

  @Test
  void anUnfinishedSpanFailsTheTestThroughItsChildren() {
    assertThat(failureOf("forgetsToFinish"))
        .isEqualTo("Spans whose parent was never finished: [child]");
  }

  @Test
  void expectedOrphansPass() {
    assertThat(failureOf("expectsOrphans")).isNull();
  }

  /** Message of the failure of one method of {@link Recorded}, or null if it passed. */
  private static String failureOf(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Recorded.class, method))
        .configurationParameter("junit.jupiter.conditions.deactivate", "*")
        .execute()
        .testEvents()
        .finished()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .findFirst()
        .orElse(null);
  }

  /** Run only by the tests above. */
  @Disabled("run by SpanRecorderTest, which expects it to fail")
  static class Recorded {

    @RegisterExtension final SpanRecorder spans = new SpanRecorder();

    private final JaegerTracer tracer =
        new JaegerTracer.Builder("test")
            .withReporter(spans.reporter())
            .withSampler(new ConstSampler(true))
            .build();

    @Test
    void checksAll() {
      tracer.buildSpan("work").start().finish();
      assertThat(spans.trace().spans()).hasSize(1);
    }

    @Test
    void waits() throws InterruptedException {
      CompletableFuture.runAsync(() -> tracer.buildSpan("work").start().finish());
      Golden golden = Golden.parse("work  test  internal");
      assertThat(golden.matches(spans.awaitTrace(golden::matches, Duration.ofSeconds(20))))
          .isTrue();
    }

    @Test
    void checksNothing() {
      tracer.buildSpan("work").start().finish();
    }

    @Test
    void forgetsToFinish() {
      Span parent = tracer.buildSpan("parent").start();
      tracer.buildSpan("child").asChildOf(parent).start().finish();
      assertThat(spans.trace().spans()).hasSize(1);
    }

    @Test
    void expectsOrphans() {
      spans.expectOrphans();
      forgetsToFinish();
    }
  }
}
