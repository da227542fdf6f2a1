package dev.tracelab.jaeger;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the backend listens and how much it stores. The system picks a port for each that is 0.
 *
 * @param host the address to bind to
 * @param queryPort the port of the query API and the viewer
 * @param collectorPort the port of Thrift over HTTP
 * @param compactPort the UDP port of Thrift's compact protocol
 * @param binaryPort the UDP port of Thrift's binary protocol
 * @param otlpPort the port of OTLP over HTTP
 * @param maxTraces the maximum number of traces
 * @param maxBytes the maximum heap size of the traces in bytes, by estimate
 * @param frameAncestors the origins that may show the viewer in a frame, as in
 *     Content-Security-Policy: {@code 'none'} or for example {@code http://127.0.0.1:8080}
 */
public record EmbeddedJaegerConfig(
    String host,
    int queryPort,
    int collectorPort,
    int compactPort,
    int binaryPort,
    int otlpPort,
    int maxTraces,
    long maxBytes,
    String frameAncestors) {

  private static final int MAX_TRACES = 10_000;
  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final Pattern SOURCES =
      Pattern.compile("'none'|'self'|https?://[^\\s;,]+( https?://[^\\s;,]+)*");

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException with one sentence for the user
   */
  public EmbeddedJaegerConfig {
    checkRange("The query port", queryPort, 0, 65_535);
    checkRange("The collector port", collectorPort, 0, 65_535);
    checkRange("The compact port", compactPort, 0, 65_535);
    checkRange("The binary port", binaryPort, 0, 65_535);
    checkRange("The OTLP port", otlpPort, 0, 65_535);
    checkRange("The number of traces to keep", maxTraces, 1, Integer.MAX_VALUE);
    checkRange("The number of bytes to keep", maxBytes, 1, Long.MAX_VALUE);
    if (!SOURCES.matcher(frameAncestors).matches()) {
      throw new IllegalArgumentException(
          "Who may frame the viewer must be 'none', 'self' or origins like http://127.0.0.1:8080,"
              + " not %s.".formatted(frameAncestors));
    }
  }

  /**
   * Creates a configuration in which no page may frame the viewer and the system picks the binary
   * and OTLP ports.
   */
  public EmbeddedJaegerConfig(
      String host,
      int queryPort,
      int collectorPort,
      int compactPort,
      int maxTraces,
      long maxBytes) {
    this(host, queryPort, collectorPort, compactPort, 0, 0, maxTraces, maxBytes, "'none'");
  }

  /** Returns Jaeger's own ports on loopback; 10,000 traces in at most 64 MiB. */
  public static EmbeddedJaegerConfig defaults() {
    return new EmbeddedJaegerConfig(
        "127.0.0.1", 16686, 14268, 6831, 6832, 4318, MAX_TRACES, MAX_BYTES, "'none'");
  }

  /**
   * Reads HOST, QUERY_PORT, COLLECTOR_PORT, COMPACT_PORT, BINARY_PORT, OTLP_PORT, MAX_TRACES,
   * MAX_BYTES and FRAME_ANCESTORS, each with a default.
   *
   * @throws IllegalArgumentException with one sentence for the user
   */
  public static EmbeddedJaegerConfig fromEnvironment(Map<String, String> environment) {
    EmbeddedJaegerConfig defaults = defaults();
    return new EmbeddedJaegerConfig(
        text(environment, "HOST", defaults.host),
        port(environment, "QUERY_PORT", defaults.queryPort),
        port(environment, "COLLECTOR_PORT", defaults.collectorPort),
        port(environment, "COMPACT_PORT", defaults.compactPort),
        port(environment, "BINARY_PORT", defaults.binaryPort),
        port(environment, "OTLP_PORT", defaults.otlpPort),
        (int) integer(environment, "MAX_TRACES", defaults.maxTraces, Integer.MAX_VALUE),
        integer(environment, "MAX_BYTES", defaults.maxBytes, Long.MAX_VALUE),
        text(environment, "FRAME_ANCESTORS", defaults.frameAncestors));
  }

  private static int port(Map<String, String> environment, String name, int absent) {
    return (int) integer(environment, name, absent, Integer.MAX_VALUE);
  }

  private static long integer(Map<String, String> environment, String name, long absent, long max) {
    String value = text(environment, name, Long.toString(absent));
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > max) {
      throw new IllegalArgumentException(
          name + " must be a whole number of at most " + max + ", not " + value + ".");
    }
    return Long.parseLong(value);
  }

  private static String text(Map<String, String> environment, String name, String absent) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }

  /** Returns a copy in which the system picks all ports. */
  public EmbeddedJaegerConfig withPortsFromSystem() {
    return new EmbeddedJaegerConfig(host, 0, 0, 0, 0, 0, maxTraces, maxBytes, frameAncestors);
  }

  private static void checkRange(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, not %d.".formatted(what, least, most, value));
    }
  }
}
