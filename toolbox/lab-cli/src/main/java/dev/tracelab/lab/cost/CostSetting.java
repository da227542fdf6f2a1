package dev.tracelab.lab.cost;

import java.util.Locale;
import java.util.Map;

/** How the services of a suite trace. The first is the baseline. */
public enum CostSetting {
  /** Nothing is traced. */
  UNTRACED("without tracing", "none"),
  /** Every order is traced, and its spans are sent. */
  TRACED("with tracing", "jaeger");

  private final String title;
  private final String backend;

  CostSetting(String title, String backend) {
    this.title = title;
    this.backend = backend;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** The name among processes, logs and databases. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Variables that decide this, whatever the shell has exported. */
  Map<String, String> environment() {
    return Map.of(
        "TRACING_BACKEND", backend, "JAEGER_SAMPLER_TYPE", "const", "JAEGER_SAMPLER_PARAM", "1");
  }
}
