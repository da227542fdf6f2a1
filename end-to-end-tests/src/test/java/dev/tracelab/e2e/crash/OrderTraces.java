package dev.tracelab.e2e.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the backend knows of orders. */
record OrderTraces(URI jaeger) {

  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Pattern TRACE_ID = Pattern.compile("\"traceId\":\"([0-9a-f]{32})\"");

  /** Spans that stand for work on an order, whoever does it. */
  private static final List<String> WORK =
      List.of(
          "reserve stock",
          "authorise payment",
          "confirm order",
          "commit reservation",
          "complete order",
          "void payment",
          "reject order");

  static OrderTraces at(int queryPort) {
    return new OrderTraces(URI.create("http://127.0.0.1:" + queryPort));
  }

  /** A trace once it tells all of this, or as it is in the end. */
  Story story(String traceId, List<String> operations) {
    Trace trace =
        TraceFetcher.of(jaeger)
            .fetchUntil(traceId, seen -> Story.hasAll(seen, operations), BOUND)
            .join();
    return new Story(trace);
  }

  /** Ids of all traces that tell of work on an order. */
  Set<String> atWork() {
    return WORK.stream()
        .flatMap(operation -> telling(operation).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> telling(String operation) {
    String search =
        "/api/v3/traces?query.serviceName=order-service&query.numTraces=10000"
            + "&query.startTimeMin=%s&query.startTimeMax=%s&query.operationName=%s"
                .formatted(
                    Instant.EPOCH, Instant.now().plus(BOUND), URLEncoder.encode(operation, UTF_8));
    return TRACE_ID
        .matcher(get(search))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** The answer, also when it says that nothing was found. */
  private String get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(jaeger.resolve(path)).timeout(BOUND).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 && answer.statusCode() != 404) {
        throw new AssertionError(answer.body());
      }
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
