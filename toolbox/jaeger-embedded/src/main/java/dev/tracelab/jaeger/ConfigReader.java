package dev.tracelab.jaeger;

import java.util.Map;

/** Reads the backend's configuration from environment variables; each has a default. */
final class ConfigReader {

  private final Map<String, String> environment;

  private ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads HOST, QUERY_PORT, COLLECTOR_PORT, COMPACT_PORT, BINARY_PORT, OTLP_PORT, MAX_TRACES,
   * MAX_BYTES and FRAME_ANCESTORS.
   *
   * @throws IllegalArgumentException with one sentence for a person
   */
  static EmbeddedJaegerConfig read(Map<String, String> environment) {
    ConfigReader reader = new ConfigReader(environment);
    EmbeddedJaegerConfig defaults = EmbeddedJaegerConfig.defaults();
    return new EmbeddedJaegerConfig(
        reader.text("HOST", defaults.host()),
        reader.integer("QUERY_PORT", defaults.queryPort()),
        reader.integer("COLLECTOR_PORT", defaults.collectorPort()),
        reader.integer("COMPACT_PORT", defaults.compactPort()),
        reader.integer("BINARY_PORT", defaults.binaryPort()),
        reader.integer("OTLP_PORT", defaults.otlpPort()),
        reader.integer("MAX_TRACES", defaults.maxTraces()),
        reader.whole("MAX_BYTES", defaults.maxBytes(), Long.MAX_VALUE),
        reader.text("FRAME_ANCESTORS", defaults.frameAncestors()));
  }

  private String text(String name, String absent) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }

  private int integer(String name, int absent) {
    return (int) whole(name, absent, Integer.MAX_VALUE);
  }

  private long whole(String name, long absent, long most) {
    String value = text(name, Long.toString(absent));
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > most) {
      throw new IllegalArgumentException(
          name + " must be a whole number of at most " + most + ", not " + value + ".");
    }
    return Long.parseLong(value);
  }
}
