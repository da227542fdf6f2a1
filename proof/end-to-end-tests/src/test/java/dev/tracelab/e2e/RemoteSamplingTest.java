package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service follows the sampling file of a real Jaeger while both run. */
class RemoteSamplingTest {

  private static final String PLACING = "POST /api/orders";
  private static final String READING = "GET /api/products";
  private static final long BOUND_SECONDS = 60;
  private static final long POLL_MILLIS = 50;

  private final InMemoryReporter reporter = new InMemoryReporter();
  private JaegerProcess jaeger;
  private Tracing tracing;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> executable = JaegerProcess.executable();
    if (executable.isEmpty()) {
      System.out.println(
          "LEFT OUT: sampling by a real Jaeger, which is not installed:"
              + " set JAEGER_BINARY, or put 'jaeger' on the PATH.");
    }
    assumeTrue(executable.isPresent(), "Jaeger is not installed.");
    jaeger = JaegerProcess.start(executable.get());
    tracing = Tracing.reportingTo(config(), reporter);
  }

  @AfterEach
  void stop() throws Exception {
    if (tracing != null) {
      tracing.close(Duration.ofSeconds(1));
    }
    if (jaeger != null) {
      jaeger.close();
    }
  }

  @Test
  void aRunningServiceFollowsTheFileByOperationName() throws Exception {
    await("sampled as the file says", () -> isSampled(PLACING));

    change(PLACING, 1, 0);
    await("sampled no more", () -> !isSampled(PLACING));
    assertThat(isSampled(READING)).isTrue();

    change(PLACING, 0, 1);
    await("sampled again", () -> isSampled(PLACING));
  }

  /** Until Jaeger responds, nothing is sampled. */
  private TracingConfig config() {
    Map<String, String> environment =
        Map.of(
            "JAEGER_SAMPLER_TYPE", "remote",
            "JAEGER_SAMPLER_PARAM", "0",
            "JAEGER_SAMPLER_MANAGER_HOST_PORT", jaeger.samplingManager(),
            "JAEGER_SAMPLER_REFRESH_INTERVAL", "200");
    return TracingConfig.fromEnvironment(environment, "gateway-service");
  }

  private boolean isSampled(String operation) {
    int before = reporter.getSpans().size();
    tracing.tracer().buildSpan(operation).start().finish();
    return reporter.getSpans().size() > before;
  }

  private void change(String operation, int from, int to) throws IOException {
    String rule = "\"operation\": \"%s\", \"type\": \"probabilistic\", \"param\": %d}";
    String text = Files.readString(jaeger.samplingFile());
    String changed = text.replace(rule.formatted(operation, from), rule.formatted(operation, to));
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(jaeger.samplingFile(), changed);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("no end of waiting: " + what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
    }
  }
}
