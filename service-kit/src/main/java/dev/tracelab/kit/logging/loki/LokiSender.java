package dev.tracelab.kit.logging.loki;

import com.github.loki4j.client.http.HttpConfig;
import com.github.loki4j.client.http.Loki4jHttpClient;
import com.github.loki4j.client.http.LokiResponse;
import com.github.loki4j.logback.HttpSender;
import com.github.loki4j.logback.JavaHttpSender;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Loki4j's sender for the JDK's HTTP client; logs when Loki stops and resumes accepting lines. */
record LokiSender(JavaHttpSender sender, StatusLog status) implements HttpSender {

  LokiSender(StatusLog status) {
    this(new JavaHttpSender(), status);
  }

  @Override
  public HttpConfig.Builder getConfig() {
    return sender.getConfig();
  }

  @Override
  public Function<HttpConfig, Loki4jHttpClient> getHttpClientFactory() {
    return config -> new Client(sender.getHttpClientFactory().apply(config), status);
  }

  private record Client(Loki4jHttpClient client, StatusLog status) implements Loki4jHttpClient {

    private static final int MAX_CAUSES = 8;

    @Override
    public HttpConfig getConfig() {
      return client.getConfig();
    }

    @Override
    public LokiResponse send(ByteBuffer batch) throws Exception {
      try {
        LokiResponse response = client.send(batch);
        report(response);
        return response;
      } catch (Exception failure) {
        report(failure);
        throw failure;
      }
    }

    private void report(LokiResponse response) {
      if (response.status >= 200 && response.status < 300) {
        status.accepted();
      } else {
        status.failed("status " + response.status);
      }
    }

    private void report(Exception failure) {
      if (isUnknownHost(failure)) {
        status.hostMissing();
      } else {
        status.failed(failure.getClass().getSimpleName());
      }
    }

    private static boolean isUnknownHost(Throwable failure) {
      Throwable cause = failure;
      for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("The connections to Loki do not close.", e);
      }
    }
  }

  /**
   * Logs that Loki accepts no lines: at once, then at most twice a minute, and once more when it
   * accepts them again.
   */
  static final class StatusLog {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

    private final Logger log;
    private final URI loki;
    private final LongSupplier dropped;
    private final LongSupplier clock;
    private boolean failing;
    private boolean hostMissing;
    private long nextLog;

    /**
     * Creates a log of a Loki that has not been tried yet.
     *
     * @param dropped lines that did not fit the queue, since the start
     * @param clock monotonic nanoseconds
     */
    StatusLog(Logger log, URI loki, LongSupplier dropped, LongSupplier clock) {
      this.log = log;
      this.loki = loki;
      this.dropped = dropped;
      this.clock = clock;
      this.nextLog = clock.getAsLong();
    }

    synchronized void failed(String reason) {
      long now = clock.getAsLong();
      if (now - nextLog >= 0) {
        failing = true;
        nextLog = now + INTERVAL_NANOS;
        log.warn(
            "LOKI_URL {} takes no log lines ({}): {} did not fit the queue so far; standard output"
                + " has them all.",
            loki,
            reason,
            dropped.getAsLong());
      }
    }

    /** The host does not exist, which is normal where Loki is optional and was not started. */
    synchronized void hostMissing() {
      if (!hostMissing) {
        hostMissing = true;
        log.info("There is no host {}: log lines go to standard output only.", loki.getHost());
      }
    }

    synchronized void accepted() {
      if (failing || hostMissing) {
        failing = false;
        hostMissing = false;
        log.info("Loki takes log lines again; {} did not fit the queue.", dropped.getAsLong());
      }
    }
  }
}
