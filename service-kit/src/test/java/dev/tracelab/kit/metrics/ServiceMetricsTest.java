package dev.tracelab.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupService;
import dev.tracelab.kit.lifecycle.RunningService;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClient;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of a whole service, read as Prometheus reads it. */
@Timeout(60)
class ServiceMetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final CupService cups = new CupService();
  private final RunningService service = cups.start(new InMemoryReporter(), Map.of());
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);

  @AfterEach
  void close() {
    service.stop();
    vertx.close().await();
  }

  @Test
  void requestsAreMeasuredByRouteAndStatusWhateverTheirPaths() throws Exception {
    ask(HttpMethod.GET, "/cups/blue");
    ask(HttpMethod.GET, "//cups/./red/");
    ask(HttpMethod.GET, "/cups/gone");
    ask(HttpMethod.GET, "/nowhere/1");
    ask(HttpMethod.valueOf("BREW"), "/cups/blue");

    awaitLine(counted("GET", "/cups/{id}", "200") + " 2");
    awaitLine(counted("GET", "/cups/{id}", "404") + " 1");
    awaitLine(counted("GET", "unmatched", "404") + " 1");
    awaitLine(counted("_OTHER", "unmatched", "405") + " 1");
    awaitLine("http_server_active_requests 0.0");
    assertThat(page()).doesNotContain("/cups/blue", "/nowhere", "BREW");
  }

  @Test
  void aPathIsCountedForItsRouteHoweverItIsWritten() throws Exception {
    ask(HttpMethod.GET, "/cups/blue/");
    ask(HttpMethod.GET, "//cups//blue");
    ask(HttpMethod.GET, "/./cups/x/../%62lue");
    ask(HttpMethod.POST, "/cups/");
    ask(HttpMethod.GET, "/openapi.yaml");
    ask(HttpMethod.GET, "*");

    awaitLine(counted("GET", "/cups/{id}", "200") + " 3");
    awaitLine(counted("POST", "/cups", "415") + " 1");
    awaitLine(counted("GET", "/openapi.yaml", "200") + " 1");
    awaitLine("http_server_active_requests 0.0");
  }

  @Test
  void aCallerThatGoesAwayIsMeasuredAsGone() throws Exception {
    try (Socket caller = new Socket("127.0.0.1", service.port())) {
      caller
          .getOutputStream()
          .write(
              "GET /cups/slow HTTP/1.1\r\nHost: cups\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      cups.nextSlowRequest();
      awaitLine("http_server_active_requests 1.0");
    }

    awaitLine(counted("GET", "/cups/{id}", "gone") + " 1");
  }

  @Test
  void anExemplarNamesTheTraceOfTheRequestItMeasured() throws Exception {
    String trace =
        client
            .get(service.port(), "127.0.0.1", "/cups/blue")
            .send()
            .await()
            .getHeader("x-trace-id");

    awaitPage(page -> exemplarOf(page).equals(trace));
  }

  @Test
  void theManagementPortIsNotMeasured() throws Exception {
    page();

    assertThat(page()).doesNotContain("http_server_requests_seconds_count", "/metrics");
  }

  @Test
  void eventLoopsPoolsAndSpansAreMeasured() throws Exception {
    ask(HttpMethod.GET, "/cups/blue");

    awaitPage(page -> page.contains("vertx_event_loop_lag_seconds_bucket"));
    awaitPage(page -> page.contains("pool_used{pool=\"vert.x-worker-thread\",type=\"worker\"}"));
    awaitPage(page -> page.contains("tracing_spans_queued 0.0"));
    assertThat(page()).contains("tracing_spans_reported_total", "tracing_spans_dropped_total");
    assertThat(page()).contains("tracing_failures_total 0.0");
  }

  private void ask(HttpMethod method, String path) {
    client.request(method, service.port(), "127.0.0.1", path).send().await();
  }

  private static String counted(String method, String route, String status) {
    return "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"}"
        .formatted(method, route, status);
  }

  /** The trace id beside a bucket of the route's histogram, or nothing. */
  private static String exemplarOf(String page) {
    return Pattern.compile(
            "http_server_requests_seconds_bucket\\{.*route=\"/cups/\\{id}\".*} \\d+ #"
                + " \\{span_id=\"[0-9a-f]{16}\",trace_id=\"([0-9a-f]{32})\"}")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .map(line -> line.replaceAll(".*trace_id=\"([0-9a-f]+)\".*", "$1"))
        .findFirst()
        .orElse("");
  }

  private void awaitLine(String line) throws InterruptedException {
    awaitPage(page -> page.lines().anyMatch(line::equals));
  }

  /** A response may be here before its end is measured. */
  private void awaitPage(Predicate<String> fits) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!fits.test(page())) {
      assertThat(System.nanoTime()).as("what the page last said:%n%s", page()).isLessThan(end);
    }
  }

  private String page() {
    return client
        .get(service.managementPort(), "127.0.0.1", "/metrics")
        .putHeader("accept", "application/openmetrics-text")
        .send()
        .await()
        .bodyAsString();
  }
}
