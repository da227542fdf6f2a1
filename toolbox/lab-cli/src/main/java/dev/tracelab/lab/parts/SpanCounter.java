package dev.tracelab.lab.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads from a service's metrics how many spans it has sent or dropped since it started. */
public final class SpanCounter {

  /** Spans that were sent. */
  public static final String REPORTED = "tracing_spans_reported_total";

  /** Spans that were lost. */
  public static final String DROPPED = "tracing_spans_dropped_total";

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient client;
  private final HttpRequest request;
  private final String counter;

  /**
   * A reader.
   *
   * @param management address of the service's management API
   * @param counter {@link #REPORTED} or {@link #DROPPED}
   */
  public SpanCounter(HttpClient client, URI management, String counter) {
    this.client = client;
    this.counter = counter;
    this.request = HttpRequest.newBuilder(management.resolve("/metrics")).timeout(TIMEOUT).build();
  }

  /** The present count; 0 if the service does not respond. */
  public long count() {
    try {
      return countIn(client.send(request, BodyHandlers.ofString()).body(), counter);
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The sum of the counter's samples in Prometheus text format. */
  static long countIn(String metrics, String counter) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(counter + '{') || line.startsWith(counter + ' '))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
