import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.Map;

/** A letter waits for a busy printer, which then jams. Its report is read two seconds later. */
public class CustomTimes {

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    try (JaegerTracer post = Configuration.fromEnv("post").getTracer();
        JaegerTracer printer = Configuration.fromEnv("printer").getTracer()) {
      WorkerExecutor queue = vertx.createSharedWorkerExecutor("printer", 1);
      Span delivery = post.buildSpan("deliver").start();

      queue.executeBlocking(() -> print(Instant.now(), 400));
      Instant queued = Instant.now();
      Report report = queue.executeBlocking(() -> print(queued, 100)).await();

      vertx.timer(2_000).await();
      trace(report, delivery.context(), printer);
      delivery.finish();
    } finally {
      vertx.close().await();
    }
  }

  /** The printer knows nothing of spans. It notes when it took a letter, and when it stopped. */
  record Report(Instant queued, Instant taken, Instant stopped, String problem) {}

  private static Report print(Instant queued, long millis) throws InterruptedException {
    Instant taken = Instant.now();
    Thread.sleep(millis);
    return new Report(queued, taken, Instant.now(), "paper jam");
  }

  /** Makes the spans of work that is over. */
  private static void trace(Report report, SpanContext delivery, Tracer tracer) {
    tracer
        .buildSpan("wait-in-queue")
        .asChildOf(delivery)
        .withStartTimestamp(millis(report.queued()))
        .start()
        .finish(millis(report.taken()));

    Span print =
        tracer
            .buildSpan("print")
            .asChildOf(delivery)
            .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CONSUMER)
            .withStartTimestamp(millis(report.taken()))
            .start();
    Tags.ERROR.set(print, true);
    print.log(millis(report.stopped()), Map.of("event", "error", "message", report.problem()));
    print.finish(millis(report.stopped()));
  }

  private static long millis(Instant time) {
    return time.toEpochMilli();
  }
}
