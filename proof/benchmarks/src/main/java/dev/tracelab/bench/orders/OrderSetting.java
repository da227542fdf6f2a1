package dev.tracelab.bench.orders;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.jaegertracing.internal.reporters.NoopReporter;
import java.util.Locale;
import java.util.Map;

/** How the three services trace. The first is the baseline. */
public enum OrderSetting {
  /** Tracing is off. */
  NONE("no tracer"),
  /** No trace is sampled. */
  UNSAMPLED("unsampled"),
  /** All spans are recorded and discarded when they end. */
  DISCARDED("sampled, thrown away"),
  /** All spans are sent to a collector. */
  SENT("sampled and sent");

  private final String title;

  OrderSetting(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** The name of this setting's database and of the database's owner. */
  String database(String name) {
    return name + "_" + name().toLowerCase(Locale.ROOT);
  }

  /** Variables for a service's environment. */
  Map<String, String> environment() {
    return Map.of("JAEGER_SAMPLER_PARAM", this == UNSAMPLED ? "0" : "1");
  }

  Tracing tracing(Map<String, String> environment, String service) {
    return switch (this) {
      case NONE -> Tracing.off();
      case DISCARDED -> Tracing.reportingTo(service, new NoopReporter());
      case UNSAMPLED, SENT -> Tracing.start(TracingConfig.fromEnvironment(environment, service));
    };
  }
}
