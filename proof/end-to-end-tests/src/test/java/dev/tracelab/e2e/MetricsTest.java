package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares docs/reference/metrics.md with running services, and checks their output with promtool.
 */
class MetricsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static LabProcess lab;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
    ShopClient shop = ShopClient.of(lab);
    shop.trace(shop.order("ethiopia-yirgacheffe-250g", 1), Goldens.accepted());
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway-service", "order-service", "inventory-service"})
  void eachExposedMetricIsDocumentedWithItsKindAndLabels(String service) throws Exception {
    Map<String, MetricsCatalogue.Row> rows = MetricsCatalogue.read().of(service);
    MetricsText text = text(service);
    Set<String> mistakes = new TreeSet<>();
    text.kinds()
        .forEach(
            (name, kind) -> {
              MetricsCatalogue.Row row = rows.get(name);
              if (row == null
                  || !row.kind().equals(kind)
                  || !row.labels().equals(text.labels(name))) {
                mistakes.add("| `%s` | %s | %s".formatted(name, kind, text.labels(name)));
              }
            });

    assertThat(mistakes).as("rows that docs/reference/metrics.md lacks or has otherwise").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway-service", "order-service", "inventory-service"})
  void eachDocumentedMetricIsExposed(String service) throws Exception {
    Set<String> wanted = MetricsCatalogue.read().alwaysOf(service);

    MetricsText text =
        await(() -> text(service), shown -> shown.kinds().keySet().containsAll(wanted));

    assertThat(text.kinds().keySet()).containsAll(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway-service", "order-service", "inventory-service"})
  void promtoolAcceptsTheOutput(String service) throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not here: Debian's package prometheus has it");
    Path page = Files.writeString(Files.createTempFile(service, ".metrics"), text(service) + "");

    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway-service", "order-service", "inventory-service"})
  void anExemplarLeadsToATraceInWhichTheServiceHasSpans(String service) throws Exception {
    MetricsText text = await(() -> openMetrics(service), shown -> !shown.exemplars().isEmpty());
    assertThat(text.exemplars()).isNotEmpty();

    String exemplar = text.exemplars().iterator().next();
    Trace trace =
        new TraceFetcher(lab.address("jaeger"))
            .fetchUntil(exemplar, found -> isIn(service, found), Duration.ofSeconds(30))
            .join();

    assertThat(trace.spans()).extracting(TraceSpan::service).contains(service);
  }

  private static boolean isIn(String service, Trace trace) {
    return trace.spans().stream().anyMatch(span -> span.service().equals(service));
  }

  private static MetricsText text(String service) throws Exception {
    return page(service, "text/plain");
  }

  private static MetricsText openMetrics(String service) throws Exception {
    return page(service, "application/openmetrics-text");
  }

  private static MetricsText page(String service, String type)
      throws IOException, InterruptedException {
    URI page = lab.health(service).resolve("/metrics");
    HttpRequest request = HttpRequest.newBuilder(page).header("Accept", type).build();
    return new MetricsText(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  /** The metrics once they satisfy a condition, or at the end of the time. */
  private static MetricsText await(Page page, Predicate<MetricsText> fits) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    MetricsText text = page.read();
    while (!fits.test(text) && System.nanoTime() < end) {
      text = page.read();
    }
    return text;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private interface Page {
    MetricsText read() throws Exception;
  }
}
