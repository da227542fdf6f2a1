package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.reporter.SpanLoss;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OtlpReportingTest {

  @Test
  void spansBeyondTheQueueCapacityAreCountedAsDropped() {
    OtlpReporting reporting = OtlpReporting.withCapacity(3);
    try (SdkTracerProvider provider = provider(reporting, CompletableResultCode.ofSuccess())) {
      finish(provider, 5);

      assertThat(reporting.counts()).isEqualTo(new SpanCounts(0, 2, 3));
      provider.forceFlush().join(60, TimeUnit.SECONDS);
      assertThat(reporting.counts()).isEqualTo(new SpanCounts(3, 2, 0));
      assertThat(reporting.losses()).containsEntry(SpanLoss.QUEUE_FULL, 2L);
    }
  }

  @Test
  void spansThatTheReceiverRejectsAreCountedAsDropped() {
    OtlpReporting reporting = OtlpReporting.withCapacity(10);
    try (SdkTracerProvider provider = provider(reporting, CompletableResultCode.ofFailure())) {
      finish(provider, 4);
      provider.forceFlush().join(60, TimeUnit.SECONDS);

      assertThat(reporting.counts()).isEqualTo(new SpanCounts(0, 4, 0));
      assertThat(reporting.losses()).containsEntry(SpanLoss.UNREACHABLE, 4L);
    }
  }

  private static void finish(SdkTracerProvider provider, int spans) {
    for (int i = 0; i < spans; i++) {
      provider.get("test").spanBuilder("span").startSpan().end();
    }
  }

  private static SdkTracerProvider provider(OtlpReporting reporting, CompletableResultCode result) {
    BatchSpanProcessor queue =
        BatchSpanProcessor.builder(reporting.counting(new FixedResultExporter(result)))
            .setMaxQueueSize(100)
            .setMaxExportBatchSize(100)
            .setScheduleDelay(Duration.ofHours(1))
            .build();
    return SdkTracerProvider.builder().addSpanProcessor(reporting.limiting(queue)).build();
  }

  private record FixedResultExporter(CompletableResultCode result) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
