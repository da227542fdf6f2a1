package dev.tracelab.tracing.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TraceLoggingTest {

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final Tracing tracing = Tracing.reportingTo("test-service", reporter);
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of()))).build();
  private final Traced traced = new Traced(vertx, tracing.tracer());

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aLineContainsTheTraceIdAndSpanId() throws Exception {
    List<String> line =
        inSpan(
            () -> {
              TraceContext trace = TraceContext.current();
              String expected = trace.traceId() + "/" + trace.spanId();
              return List.of(expected, new TraceConverter().convert(event(Level.INFO, "fine")));
            });

    assertThat(line.get(1)).isEqualTo(line.get(0));
  }

  @Test
  void aLineOutsideAnySpanHasADash() {
    assertThat(new TraceConverter().convert(event(Level.INFO, "fine"))).isEqualTo("-");
  }

  @Test
  void onlyWarningsAndErrorsAreCopiedToTheSpan() throws Exception {
    SpanLogAppender appender = new SpanLogAppender();
    appender.start();
    inSpan(
        () -> {
          appender.doAppend(event(Level.WARN, "little is left"));
          appender.doAppend(event(Level.INFO, "all is well"));
          return null;
        });

    assertThat(reporter.getSpans().get(0).getLogs())
        .singleElement()
        .satisfies(log -> assertThat(log.getFields().toString()).contains("little is left"));
  }

  private <T> T inSpan(Supplier<T> work) throws Exception {
    return traced
        .span("work", span -> Future.succeededFuture(work.get()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static LoggingEvent event(Level level, String message) {
    Logger logger = (Logger) LoggerFactory.getLogger("a.logger");
    return new LoggingEvent("fqcn", logger, level, message, null, null);
  }
}
