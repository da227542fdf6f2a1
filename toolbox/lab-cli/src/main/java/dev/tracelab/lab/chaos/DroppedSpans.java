package dev.tracelab.lab.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads from a service's metrics how many spans it has dropped since it started. */
final class DroppedSpans {

  private static final String COUNTER = "tracing_spans_dropped_total";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient client;
  private final HttpRequest request;

  /**
   * A reader.
   *
   * @param management address of the service's management API
   */
  DroppedSpans(HttpClient client, URI management) {
    this.client = client;
    this.request = HttpRequest.newBuilder(management.resolve("/metrics")).timeout(TIMEOUT).build();
  }

  /** The present count; 0 if the service does not respond. */
  long count() {
    try {
      return countIn(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The sum of the counter's samples in Prometheus text format. */
  static long countIn(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(COUNTER + '{') || line.startsWith(COUNTER + ' '))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
