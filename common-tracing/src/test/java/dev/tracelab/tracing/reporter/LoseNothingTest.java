package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.thriftjava.Batch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No span is lost under full load: 32 clients send requests without pausing, and the receiver
 * counts the spans. Use {@code -Dspans=1000000} for a million spans and {@code -Dqueue=10000} for
 * the default queue size.
 */
class LoseNothingTest {

  private static final int SPANS = Integer.getInteger("spans", 40_000);

  /** Absorbs bursts on a busy machine: two seconds at full throughput. */
  private static final String QUEUE = System.getProperty("queue", "50000");

  private static final int CLIENTS = 32;
  private static final int STEPS = 4;
  private static final int ACCEPTED_AND_NOT_KEPT = 204;

  private final LongAdder arrived = new LongAdder();
  private final AtomicInteger left = new AtomicInteger(SPANS / (STEPS + 1));
  private SpanCollector collector;
  private Tracing tracing;
  private Vertx vertx;
  private HttpClient client;
  private int port;

  @BeforeEach
  void start() throws IOException {
    collector = SpanCollector.start();
    collector.answers(this::count);
    tracing =
        ReportingTest.tracing(collector.port(), Map.of("JAEGER_REPORTER_MAX_QUEUE_SIZE", QUEUE));
    vertx =
        Vertx.builder()
            .with(new VertxOptions().setEventLoopPoolSize(2))
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of("GET /hello"))))
            .build();
    Traced traced = new Traced(vertx, tracing.tracer());
    HttpServer server = vertx.createHttpServer();
    server.requestHandler(request -> work(traced).onSuccess(done -> request.response().end()));
    port = server.listen(0, "127.0.0.1").await().actualPort();
    client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CLIENTS));
  }

  @AfterEach
  void stop() {
    tracing.close(Duration.ofSeconds(1));
    collector.close();
  }

  @Test
  void everySpanArrivesUnderFullLoad() {
    Future.all(IntStream.range(0, CLIENTS).mapToObj(i -> keepAsking()).toList()).await();
    vertx.close().await();
    tracing.close(Duration.ofSeconds(60));

    assertThat(tracing.losses().values()).containsOnly(0L);
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(SPANS, 0, 0));
    assertThat(arrived.sum()).isGreaterThanOrEqualTo(SPANS);
  }

  private int count(Batch batch) {
    arrived.add(batch.getSpansSize());
    return ACCEPTED_AND_NOT_KEPT;
  }

  private static Future<?> work(Traced traced) {
    return Future.all(
        IntStream.range(0, STEPS)
            .mapToObj(i -> traced.span("step", span -> Future.succeededFuture()))
            .toList());
  }

  private Future<Void> keepAsking() {
    Promise<Void> done = Promise.promise();
    vertx.getOrCreateContext().runOnContext(start -> askUntil(done));
    return done.future();
  }

  private void askUntil(Promise<Void> done) {
    if (left.getAndDecrement() > 0) {
      ask().onComplete(answer -> askUntil(done), done::fail);
    } else {
      done.complete();
    }
  }

  private Future<Buffer> ask() {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/hello")
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::body);
  }
}
