package dev.tracelab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the traces that Jaeger has already, metrics and libraries may show. */
class TracesCheckTest {

  private static final Duration BOUND = Duration.ofSeconds(2);

  private Ward ward;

  @BeforeEach
  void open() {
    ward = new Ward();
  }

  @AfterEach
  void close() {
    ward.close();
  }

  @Test
  void aProgramThatDoesNotCloseItsTracerLosesItsRoots() throws IOException {
    long start = (System.currentTimeMillis() - 60_000) * 1_000;
    JaegerTracer tracer = ward.tracer("batch", settings -> {});
    JaegerSpan root = tracer.buildSpan("import").withStartTimestamp(start).start();
    JaegerSpan step =
        tracer.buildSpan("read file").asChildOf(root).withStartTimestamp(start).start();
    step.finish(start + 1_000);
    new QueryApi(ward.query()).await(step.context().getTraceId(), BOUND);

    assertThat(traces("batch").diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.TRACER_NOT_CLOSED);

    root.finish(start + 2_000);
    new QueryApi(ward.query())
        .await(step.context().getTraceId(), trace -> trace.spans().size() == 2, BOUND);
    assertThat(traces("batch").diagnoses()).isEmpty();
  }

  @Test
  void aNameThatJaegerDoesNotKnowIsComparedWithThoseItKnows() throws IOException {
    sendOneSpan(ward.tracer("shop", settings -> {}));

    assertThat(traces("shop-service").diagnoses())
        .extracting(Diagnosis::evidence)
        .containsExactly("Jaeger has no service shop-service, but shop.");
    assertThat(traces("shop").diagnoses()).isEmpty();
  }

  @Test
  void spansOfTheFutureAreOfAWrongClock() throws IOException {
    JaegerTracer early = ward.tracer("shop", settings -> settings.withClock(new ShiftedClock(600)));
    sendOneSpan(early);

    assertThat(traces("shop").diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.CLOCK_OF_SERVICE);
  }

  @Test
  void lostSpansAreReadFromMetrics() {
    assertThat(
            MetricsCheck.of(ward.answering(200, "tracing_spans_dropped_total 12.0\n")).diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.SPANS_DROPPED);
    assertThat(
            MetricsCheck.of(
                    ward.answering(
                        200, "jaeger_tracer_reporter_spans_total{result=\"dropped\",} 3.0\n"))
                .diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.SPANS_DROPPED);
    assertThat(MetricsCheck.of(ward.answering(200, "tracing_spans_dropped_total 0.0\n")).result())
        .isEqualTo("no span dropped");
  }

  @Test
  void anOldClientIsFoundInAFolderAndInOneJar(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("jaeger-thrift-1.8.1.jar"));
    assertThat(LibraryCheck.of(folder).diagnoses()).isEmpty();

    Files.createFile(folder.resolve("jaeger-client-1.0.0.jar"));
    assertThat(LibraryCheck.of(folder).diagnoses())
        .extracting(Diagnosis::evidence)
        .containsExactly(folder + " contains jaeger-client-1.0.0.jar.");

    Path jar = folder.resolve("shop.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("BOOT-INF/lib/jaeger-core-0.34.0.jar"));
    }
    assertThat(LibraryCheck.of(jar).diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.OLD_CLIENT);
  }

  private void sendOneSpan(JaegerTracer tracer) throws IOException {
    JaegerSpan span = tracer.buildSpan("hello").start();
    span.finish();
    new QueryApi(ward.query()).await(span.context().getTraceId(), BOUND);
  }

  private Check traces(String name) {
    return new TracesCheck(new QueryApi(ward.query()), name).check();
  }
}
