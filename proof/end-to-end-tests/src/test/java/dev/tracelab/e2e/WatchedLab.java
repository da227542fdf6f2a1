package dev.tracelab.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A lab that a real Prometheus has scraped while it was healthy and during an outage. If a real
 * Jaeger is installed, that was scraped as well; the embedded one has no metrics.
 */
final class WatchedLab implements AutoCloseable {

  private static final String SKU = "ethiopia-yirgacheffe-250g";
  private static final int UNUSED_PORT = 1;
  private static final Pattern JAEGERS = Pattern.compile("otelcol_|traces_span_metrics_");
  private static final List<String> SEEN =
      List.of(
          "count(job:up:sum == 1) == 3",
          "route:http_server_requests:rate5m{job=\"inventory-service\",route=\"/quotes\"}",
          "route:http_server_requests:rate5m{job=\"gateway-service\",route=\"/api/products\"}",
          "rate(orders_total{state=\"rejected\"}[1m])",
          "rate(traces_span_metrics_calls_total[1m])",
          "jaeger:otelcol_receiver_accepted_spans:rate1m",
          "min(job:tracing_spans_reported:rate1m)",
          "reservations_held >= 0",
          "outbox_rows >= 0");

  private final JaegerProcess jaeger;
  private final LabProcess lab;
  private final ShopClient shop;
  private PrometheusProcess prometheus;
  private Instant healthyAt;

  private WatchedLab(JaegerProcess jaeger, LabProcess lab) {
    this.jaeger = jaeger;
    this.lab = lab;
    this.shop = ShopClient.of(lab);
  }

  static WatchedLab start(Optional<Path> jaegerExecutable, Path prometheusExecutable)
      throws Exception {
    WatchedLab watched =
        jaegerExecutable.isPresent()
            ? with(JaegerProcess.start(jaegerExecutable.get()))
            : new WatchedLab(null, LabProcess.up());
    try {
      watched.whileHealthy(prometheusExecutable);
      watched.whileDown();
      return watched;
    } catch (Exception | AssertionError e) {
      watched.close();
      throw e;
    }
  }

  private static WatchedLab with(JaegerProcess jaeger) throws Exception {
    try {
      String query = jaeger.query().toString();
      String collector = jaeger.collector().toString();
      return new WatchedLab(jaeger, LabProcess.up("--jaeger", query, "--collector", collector));
    } catch (Exception | AssertionError e) {
      jaeger.close();
      throw e;
    }
  }

  /** Creates all series before the first scrape, and waits for two scrapes. */
  private void whileHealthy(Path executable) throws Exception {
    shop.order(SKU, 2);
    shop.order("decaf-sugarcane-250g", 1);
    shop.get("/api/products");
    shop.get("/api/products/unknown");
    prometheus =
        PrometheusProcess.start(
            executable,
            Map.of(
                9080, lab.health("gateway-service").getPort(),
                9081, lab.health("order-service").getPort(),
                9082, lab.health("inventory-service").getPort(),
                8888, jaeger == null ? UNUSED_PORT : jaeger.metricsPort(),
                8889, jaeger == null ? UNUSED_PORT : jaeger.spanMetricsPort()));
    for (String expression : SEEN) {
      if (exposes(expression)) {
        prometheus.await(expression);
      }
    }
    healthyAt = Instant.now();
  }

  /** Stops inventory-service, so that orders fail and an alert fires. */
  private void whileDown() throws Exception {
    ProcessHandle inventory = lab.process("inventory-service");
    inventory.destroy();
    inventory.onExit().get(60, TimeUnit.SECONDS);
    shop.order(SKU, 1);
    prometheus.await("rate(http_server_requests_seconds_count{status=\"503\"}[1m])");
    prometheus.await("ALERTS{alertname=\"ServiceDown\",alertstate=\"firing\"}");
  }

  PrometheusProcess prometheus() {
    return prometheus;
  }

  /** Whether an expression can have data: Jaeger's metrics need the real Jaeger. */
  boolean exposes(String expression) {
    return jaeger != null || !JAEGERS.matcher(expression).find();
  }

  URI jaeger() {
    return lab.address("jaeger");
  }

  /** A time at which everything had been up for a while. */
  Instant healthyAt() {
    return healthyAt;
  }

  @Override
  public void close() throws Exception {
    if (prometheus != null) {
      prometheus.close();
    }
    lab.close();
    if (jaeger != null) {
      jaeger.close();
    }
  }
}
