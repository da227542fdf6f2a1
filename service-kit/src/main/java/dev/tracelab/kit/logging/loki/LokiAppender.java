package dev.tracelab.kit.logging.loki;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.status.NopStatusListener;
import com.github.loki4j.client.batch.LogRecord;
import com.github.loki4j.logback.Loki4jAppender;
import dev.tracelab.tracing.logging.SafeMessage;
import dev.tracelab.tracing.logging.SafeStackTrace;
import dev.tracelab.tracing.logging.TraceFields;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.event.KeyValuePair;

/**
 * Sends lines to Loki from separate threads. A thread that logs only adds a line to a bounded
 * queue; if the queue is full, the line is dropped and counted.
 *
 * <p>Configured here instead of in Loki4j's XML, which can neither depend on {@code LOKI_URL} nor
 * count dropped lines, and sends exceptions whose secrets are not masked.
 */
public final class LokiAppender extends Loki4jAppender {

  private static final int BATCH_BYTES = 256 * 1024;
  private static final long QUEUE_BYTES = 8L * BATCH_BYTES;
  private static final long BATCH_MILLIS = 500;
  private static final long CONNECT_MILLIS = 2_000;
  private static final long REQUEST_MILLIS = 5_000;

  /** Searchable fields of an event, with their names in Loki. */
  private static final Map<String, String> METADATA =
      Map.of(TraceFields.TRACE_ID, "trace_id", TraceFields.SPAN_ID, "span_id");

  private final LongAdder offered = new LongAdder();
  private final LongAdder queued = new LongAdder();

  private LokiAppender() {}

  /** Creates and starts an appender. */
  public static LokiAppender start(LoggerContext logback, URI loki, String service) {
    // A listener keeps Loki4j from printing its own reports; LokiSender logs instead.
    logback.getStatusManager().add(new NopStatusListener());
    LokiAppender appender = new LokiAppender();
    appender.setContext(logback);
    appender.setName("LOKI");
    appender.setLabels("service_name=%s\nlevel=%%level".formatted(service));
    appender.setStructuredMetadata(DISABLE_SMD_PATTERN);
    appender.setMessage(line(logback));
    appender.setBatch(batch());
    appender.setHttp(http(loki, appender.sender(logback, loki)));
    appender.start();
    return appender;
  }

  /** The number of lines that did not fit the queue. */
  public long dropped() {
    return offered.sum() - queued.sum();
  }

  /** Sends the queued lines; blocks until they are sent or the time is over. */
  public void stopWithin(Duration timeout) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread stopping = new Thread(() -> stop(stopped), "loki-stop");
    stopping.setDaemon(true);
    stopping.start();
    stopped.completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private void stop(CompletableFuture<Void> stopped) {
    stop();
    stopped.complete(null);
  }

  @Override
  protected void append(ILoggingEvent event) {
    offered.increment();
    super.append(event);
  }

  /** Called for each line that fits the queue, by the thread that logs. */
  @Override
  public LogRecord eventToLogRecord(ILoggingEvent event) {
    queued.increment();
    LogRecord line = super.eventToLogRecord(event);
    return LogRecord.create(
        line.timestampMs,
        line.nanosInMs,
        line.stream,
        line.message.stripTrailing(),
        metadata(event));
  }

  private static Map<String, String> metadata(ILoggingEvent event) {
    Map<String, String> metadata = new TreeMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (METADATA.containsKey(pair.key)) {
          metadata.put(METADATA.get(pair.key), String.valueOf(pair.value));
        }
      }
    }
    return metadata;
  }

  /** Masks secrets as on the console. */
  private static PatternLayout line(LoggerContext logback) {
    PatternLayout line = new PatternLayout();
    line.setContext(logback);
    line.getInstanceConverterMap().put("safeMsg", SafeMessage::new);
    line.getInstanceConverterMap().put("safeEx", SafeStackTrace::new);
    line.setPattern("%logger{0}: %safeMsg%n%safeEx");
    return line;
  }

  private static BatchCfg batch() {
    BatchCfg batch = new BatchCfg();
    batch.setMaxBytes(BATCH_BYTES);
    batch.setSendQueueMaxBytes(QUEUE_BYTES);
    batch.setTimeoutMs(BATCH_MILLIS);
    batch.setUseDirectBuffers(false);
    return batch;
  }

  private static HttpCfg http(URI loki, LokiSender sender) {
    HttpCfg http = new HttpCfg();
    http.setUrl(loki.toString().replaceAll("/+$", "") + "/loki/api/v1/push");
    http.setConnectionTimeoutMs(CONNECT_MILLIS);
    http.setRequestTimeoutMs(REQUEST_MILLIS);
    http.setSender(sender);
    return http;
  }

  private LokiSender sender(LoggerContext logback, URI loki) {
    Logger log = logback.getLogger(LokiSender.class);
    return new LokiSender(new LokiSender.StatusLog(log, loki, this::dropped, System::nanoTime));
  }
}
