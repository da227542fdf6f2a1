package dev.tracelab.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private final Tracing tracing = Tracing.reportingTo("cup-service", new InMemoryReporter());
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of()))).build();
  private TestLog log;
  private Logger logger;

  @BeforeEach
  void writeJson() throws Exception {
    log = TestLog.create();
    log.start(new LogConfig(LogConfig.Format.JSON, null));
    logger = log.logger();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLineSaysWhenWhoWhereAndWhat() {
    logger.atInfo().addKeyValue("cup", "blue").log("A \"cup\"\nof coffee.");

    JsonObject line = onlyLine();
    assertThat(line.fieldNames())
        .containsExactlyInAnyOrder(
            "timestamp", "message", "logger", "thread", "level", "service", "cup");
    assertThat(Instant.parse(line.getString("timestamp"))).isAfter(Instant.EPOCH);
    assertThat(line.getString("message")).isEqualTo("A \"cup\"\nof coffee.");
    assertThat(line.getString("level")).isEqualTo("INFO");
    assertThat(line.getString("logger")).isEqualTo("a.logger");
    assertThat(line.getString("thread")).isEqualTo(Thread.currentThread().getName());
    assertThat(line.getString("service")).isEqualTo("cup-service");
    assertThat(line.getString("cup")).isEqualTo("blue");
  }

  @Test
  void aFieldOfASecretsNameIsHidden() {
    logger.atInfo().addKeyValue("password", "s3cret").log("fine");

    assertThat(log.lines().toString()).contains("password").doesNotContain("s3cret");
  }

  @Test
  void aLineInASpanNamesIt() {
    TraceContext trace =
        new Traced(vertx, tracing.tracer())
            .span("work", span -> Future.succeededFuture(logged(TraceContext.current())))
            .await();

    JsonObject line = onlyLine();
    assertThat(line.getString("traceId")).isEqualTo(trace.traceId());
    assertThat(line.getString("spanId")).isEqualTo(trace.spanId());
    assertThat(line.getBoolean("sampled")).isTrue();
  }

  @Test
  void aStackTraceIsOneField() {
    logger.error("broken", new IllegalStateException("on purpose"));

    assertThat(onlyLine().getString("stackTrace"))
        .startsWith("java.lang.IllegalStateException: on purpose")
        .contains("\n\tat dev.tracelab");
  }

  private TraceContext logged(TraceContext trace) {
    logger.info("fine");
    return trace;
  }

  private JsonObject onlyLine() {
    assertThat(log.lines()).hasSize(1);
    return new JsonObject(log.lines().get(0));
  }
}
