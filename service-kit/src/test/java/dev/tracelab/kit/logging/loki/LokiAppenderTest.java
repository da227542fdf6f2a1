package dev.tracelab.kit.logging.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tracelab.kit.logging.LogConfig;
import dev.tracelab.kit.logging.Logs;
import dev.tracelab.kit.logging.TestLog;
import dev.tracelab.kit.testing.EventLoopWatch;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.logging.TraceFields;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class LokiAppenderTest {

  private static final String LONG_LINE = "x".repeat(20_000);

  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();

  private final BlockingQueue<JsonObject> pushed = new LinkedBlockingQueue<>();
  private final Vertx vertx = Vertx.vertx(watch.options());
  private TestLog log;
  private Logger logger;

  @BeforeEach
  void log() throws Exception {
    log = TestLog.create();
    logger = log.logger();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLineArrivesUnderFewLabelsWithItsTraceAsMetadata() throws Exception {
    HttpServer loki = answeringLoki();
    Logs logs = start(loki.getAddress().getPort());
    logger
        .atWarn()
        .addKeyValue(TraceFields.TRACE_ID, "abc")
        .addKeyValue(TraceFields.SPAN_ID, "def")
        .addKeyValue("cup", "blue")
        .log("The cup is hot.");

    logs.close(Duration.ofSeconds(30));

    JsonObject stream = onlyStream(pushed.poll(30, TimeUnit.SECONDS));
    assertThat(stream.getJsonObject("stream"))
        .isEqualTo(new JsonObject().put("service_name", "cup-service").put("level", "WARN"));
    JsonArray line = stream.getJsonArray("values").getJsonArray(0);
    assertThat(line.getString(1)).isEqualTo("logger: The cup is hot.");
    assertThat(line.getJsonObject(2))
        .isEqualTo(new JsonObject().put("trace_id", "abc").put("span_id", "def"));
    loki.stop(0);
  }

  @Test
  void aLokiThatHangsBlocksNoEventLoopFillsNoMoreThanItsQueueAndDelaysNoStop() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Logs logs = start(silent.getLocalPort());

      logOnEventLoopUntilLinesAreLeftOut();

      // By itself it would try each batch three times, five seconds each.
      assertThat(CompletableFuture.runAsync(() -> logs.close(Duration.ofSeconds(1))))
          .succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void aLokiThatIsNotThereIsTold() throws Exception {
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone.close();
      Logs logs = start(gone.getLocalPort());
      logger.info("fine");

      // It gives up what it could not send.
      logs.close(Duration.ofSeconds(30));
    }

    assertThat(log.lines()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(log.lines().get(0)).contains("logger: fine");
    assertThat(log.lines().get(1))
        .contains("WARN")
        .contains("LokiSender: LOKI_URL http://127.0.0.1:")
        .contains("takes no log lines (ConnectException): 0 did not fit the queue");
  }

  @Test
  void aHostThatDoesNotExistIsSaidOnceAndNoTrouble() throws Exception {
    Logs logs =
        log.start(new LogConfig(LogConfig.Format.TEXT, URI.create("http://loki.invalid:3100")));
    logger.info("fine");
    logs.close(Duration.ofSeconds(30));

    assertThat(log.lines())
        .filteredOn(line -> line.contains("LokiSender"))
        .singleElement()
        .asString()
        .contains("INFO", "There is no host loki.invalid: log lines go to standard output only.");
  }

  @ParameterizedTest
  @EnumSource(LogConfig.Format.class)
  void aSecretLeavesByNoWay(LogConfig.Format format) throws Exception {
    InMemoryReporter spans = new InMemoryReporter();
    Tracing tracing = Tracing.reportingTo("cup-service", spans);
    Vertx traced =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
    HttpServer loki = answeringLoki();
    Logs logs =
        log.start(
            new LogConfig(format, URI.create("http://127.0.0.1:" + loki.getAddress().getPort())));

    new Traced(traced, tracing.tracer())
        .span("work", span -> Future.failedFuture(logged(secrets())))
        .otherwise((Object) null)
        .await();
    logs.close(Duration.ofSeconds(30));
    traced.close().await();

    assertThat(log.lines()).isNotEmpty();
    assertThat(pushed).isNotEmpty();
    assertThat(spans.getSpans()).isNotEmpty();
    assertThat(log.lines().toString() + pushed + spansIn(spans)).doesNotContain("s3cret");
    loki.stop(0);
  }

  /**
   * A secret in the message, in an exception, in what caused it, and in a body that is not JSON.
   */
  private static Throwable secrets() {
    RuntimeException inJson =
        new RuntimeException(catchThrowable(() -> new JsonObject("{\"a\": s3cret}")));
    inJson.addSuppressed(new IllegalStateException("Authorization: Bearer s3cret.s3cret"));
    return new IllegalStateException("GET http://u:s3cret@a/?token=s3cret failed", inJson);
  }

  private Throwable logged(Throwable failure) {
    logger.error("password=s3cret: {}", "api_key=s3cret", failure);
    return failure;
  }

  private static String spansIn(InMemoryReporter spans) {
    return spans.getSpans().stream()
        .map(
            span ->
                span.getTags().toString()
                    + span.getLogs().stream().map(l -> l.getFields() + "").toList())
        .toList()
        .toString();
  }

  private void logOnEventLoopUntilLinesAreLeftOut() {
    Promise<Void> leftOut = Promise.promise();
    vertx.setPeriodic(
        1,
        timer -> {
          logger.info(LONG_LINE);
          if (log.loki().dropped() > 0) {
            vertx.cancelTimer(timer);
            leftOut.tryComplete();
          }
        });
    leftOut.future().await();
  }

  private Logs start(int port) {
    URI loki = URI.create("http://127.0.0.1:" + port);
    return log.start(new LogConfig(LogConfig.Format.TEXT, loki));
  }

  private HttpServer answeringLoki() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/loki/api/v1/push", this::take);
    server.start();
    return server;
  }

  private void take(HttpExchange push) throws IOException {
    byte[] body = push.getRequestBody().readAllBytes();
    pushed.add(new JsonObject(new String(body, StandardCharsets.UTF_8)));
    push.sendResponseHeaders(204, -1);
    push.close();
  }

  private static JsonObject onlyStream(JsonObject push) {
    assertThat(push.getJsonArray("streams")).hasSize(1);
    return push.getJsonArray("streams").getJsonObject(0);
  }
}
