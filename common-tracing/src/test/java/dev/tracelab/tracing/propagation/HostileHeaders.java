package dev.tracelab.tracing.propagation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Malformed and hostile trace headers, reproducible by seed. */
public final class HostileHeaders {

  private static final List<String> NAMES =
      List.of(
          "uber-trace-id",
          "Uber-Trace-Id",
          "traceparent",
          "tracestate",
          "b3",
          "x-b3-traceid",
          "X-B3-SpanId",
          "x-b3-parentspanid",
          "x-b3-sampled",
          "x-b3-flags",
          "jaeger-debug-id",
          "jaeger-baggage",
          "baggage",
          "uberctx-tenant",
          "uberctx-",
          "uberctx-a.b",
          "baggage-x");

  private static final List<String> WELL_FORMED =
      List.of(
          "4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:0:1",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-d-05e3ac9a4f6e3b90",
          "4bf92f3577b34da6a3ce929d0e0e4736",
          "00f067aa0ba902b7",
          "vendor=value,other@tenant= 1",
          "tenant=a%20b;property,zone=7",
          "1",
          "d");

  private static final String ALPHABET = "0123456789abcdefABCDEFxyz:-;,=%@*/ \t\"'\\+&<>{}~_.!";

  private final Random random;

  private HostileHeaders(Random random) {
    this.random = random;
  }

  /** Creates a sequence; a failing test prints its seed. */
  public static HostileHeaders seeded(long seed) {
    return new HostileHeaders(new Random(seed));
  }

  /** The headers of one request: visible characters, spaces and tabs. */
  public List<Map.Entry<String, String>> next() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      headers.add(Map.entry(any(NAMES), value()));
    }
    return headers;
  }

  private String value() {
    return switch (random.nextInt(6)) {
      case 0 -> any(WELL_FORMED);
      case 1 -> noise(random.nextInt(80));
      case 2 -> any(WELL_FORMED).repeat(1 + random.nextInt(60));
      case 3 -> any(WELL_FORMED).toUpperCase();
      default -> mutated(any(WELL_FORMED));
    };
  }

  private String mutated(String value) {
    int at = random.nextInt(value.length());
    String rest = value.substring(random.nextBoolean() ? at : Math.min(value.length(), at + 1));
    return value.substring(0, at) + noise(random.nextInt(3)) + rest;
  }

  private String noise(int length) {
    return random
        .ints(length, 0, ALPHABET.length())
        .mapToObj(index -> ALPHABET.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
