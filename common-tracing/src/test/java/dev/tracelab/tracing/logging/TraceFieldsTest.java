package dev.tracelab.tracing.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceFieldsTest {

  private final Tracing tracing = Tracing.reportingTo("test-service", new InMemoryReporter());
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of()))).build();
  private final Traced traced = new Traced(vertx, tracing.tracer());
  private final LoggerContext logback = new LoggerContext();
  private final Logger log = logback.getLogger("a.logger");
  private final BlockingQueue<Written> written = new LinkedBlockingQueue<>();

  @BeforeEach
  void logElsewhere() {
    logback.setMDCAdapter(new LogbackMDCAdapter());
    AsyncAppender elsewhere = new AsyncAppender();
    elsewhere.setContext(logback);
    elsewhere.addAppender(started(new Writing()));
    log.addAppender(started(new TraceFields()));
    log.addAppender(elsewhere);
    elsewhere.start();
  }

  @AfterEach
  void close() {
    logback.stop();
    vertx.close().await();
  }

  @Test
  void aLineWrittenByAnotherThreadHasTheSpanOfTheLoggingThread() throws Exception {
    Written expected =
        traced
            .span("work", span -> Future.succeededFuture(logAndTell(TraceContext.current())))
            .await();

    Written line = written.poll(30, TimeUnit.SECONDS);

    assertThat(line.fields()).isEqualTo(expected.fields());
    assertThat(line.thread()).isNotEqualTo(expected.thread());
  }

  @Test
  void aLineOutsideAnySpanHasNoTrace() throws Exception {
    log.info("fine");

    assertThat(written.poll(30, TimeUnit.SECONDS).fields()).isEmpty();
  }

  @Test
  void theKeyValuePairsOfALineAreKept() throws Exception {
    log.atInfo().addKeyValue("cup", "blue").log("fine");

    assertThat(written.poll(30, TimeUnit.SECONDS).fields())
        .containsExactly(Map.entry("cup", "blue"));
  }

  private Written logAndTell(TraceContext trace) {
    log.info("fine");
    return new Written(
        Thread.currentThread().getName(),
        Map.of("traceId", trace.traceId(), "spanId", trace.spanId(), "sampled", true));
  }

  private Appender<ILoggingEvent> started(Appender<ILoggingEvent> appender) {
    appender.setContext(logback);
    appender.start();
    return appender;
  }

  private record Written(String thread, Map<String, Object> fields) {}

  /** Records the thread and the fields of each written line. */
  private final class Writing extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      written.add(new Written(Thread.currentThread().getName(), fields(event)));
    }

    private static Map<String, Object> fields(ILoggingEvent event) {
      return event.getKeyValuePairs() == null
          ? Map.of()
          : event.getKeyValuePairs().stream()
              .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
  }
}
