package dev.tracelab.jaeger;

import java.util.regex.Pattern;

/**
 * Where the backend listens and how much it keeps. Each port may be 0: the system then picks one.
 *
 * @param host the address to bind to
 * @param queryPort the port of the query API and the viewer
 * @param collectorPort the port of Thrift over HTTP
 * @param compactPort the UDP port of Thrift's compact protocol
 * @param binaryPort the UDP port of Thrift's binary protocol
 * @param otlpPort the port of OTLP over HTTP
 * @param maxTraces the most traces to keep
 * @param maxBytes the most bytes of heap to keep traces in, by estimate
 * @param frameAncestors the origins whose pages may show the viewer in a frame, as in
 *     Content-Security-Policy: {@code 'none'} or, say, {@code http://127.0.0.1:8080}
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
   * @throws IllegalArgumentException with one sentence for a person
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
              + " not "
              + frameAncestors
              + ".");
    }
  }

  /**
   * A backend whose viewer no page may show in a frame, and whose binary and OTLP ports the system
   * picks.
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

  /** Jaeger's own ports on loopback; 10,000 traces in at most 64 MiB. */
  public static EmbeddedJaegerConfig defaults() {
    return new EmbeddedJaegerConfig(
        "127.0.0.1", 16686, 14268, 6831, 6832, 4318, MAX_TRACES, MAX_BYTES, "'none'");
  }

  /** The same with all ports picked by the system. */
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
