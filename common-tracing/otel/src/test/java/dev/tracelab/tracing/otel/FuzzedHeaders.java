package dev.tracelab.tracing.otel;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random trace headers, reproducible by seed: mutated well-formed values and noise. */
final class FuzzedHeaders {

  private static final List<String> NAMES =
      List.of(
          "Uber-Trace-Id",
          "traceparent",
          "tracestate",
          "b3",
          "x-b3-traceid",
          "X-B3-SpanId",
          "x-b3-sampled",
          "jaeger-baggage",
          "baggage",
          "uberctx-tenant",
          "uberctx-",
          "uberctx-a b\n");

  private static final List<String> VALUES =
      List.of(
          "4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:0:1",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
          "4bf92f3577b34da6a3ce929d0e0e4736",
          "00f067aa0ba902b7",
          "vendor=value,other@tenant= 1",
          "tenant=a%0d%0ab;property,two words=7");

  private static final String ALPHABET = "09afAFz:-;,=%@*/ \t\"'\\+&<>{}~_.!\r\n\u00fc";

  private final Random random;

  FuzzedHeaders(long seed) {
    this.random = new Random(seed);
  }

  /** The headers of one request. */
  Map<String, String> next() {
    return Stream.generate(() -> any(NAMES))
        .limit(1 + random.nextInt(4))
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> value()));
  }

  private String value() {
    String value = any(VALUES);
    int at = random.nextInt(value.length());
    return switch (random.nextInt(4)) {
      case 0 -> value;
      case 1 -> noise(random.nextInt(80));
      case 2 -> value.repeat(1 + random.nextInt(60));
      default -> value.substring(0, at) + noise(1 + random.nextInt(3)) + value.substring(at);
    };
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
