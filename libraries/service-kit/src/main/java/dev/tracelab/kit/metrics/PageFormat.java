package dev.tracelab.kit.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import java.util.Properties;

/** Micrometer's defaults, with exemplars only where OpenMetrics 1.0 has them. */
final class PageFormat implements PrometheusConfig {

  /** Null leaves each setting at its default. */
  @Override
  public String get(String key) {
    return null;
  }

  /** Buckets and counters have exemplars; by default the sums of histograms would as well. */
  @Override
  public Properties prometheusProperties() {
    Properties properties = new Properties();
    properties.setProperty("io.prometheus.exporter.exemplars_on_all_metric_types", "false");
    return properties;
  }
}
