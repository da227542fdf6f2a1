package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;

import dev.tracelab.jaeger.Batches;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRef;
import io.jaegertracing.thriftjava.SpanRefType;
import io.jaegertracing.thriftjava.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Generates batches of one odd trace; a seed always gives the same ones. */
final class RandomTraces {

  private static final List<String> KEYS =
      List.of(
          "span.kind",
          "error",
          "otel.status_code",
          "otel.status_description",
          "http.status_code",
          "http.status_message",
          "peer.ipv4",
          "ip",
          "hostname",
          "host.name",
          "jaeger.version",
          "event",
          "message",
          "",
          "a",
          "ünï");
  private static final List<String> TEXTS =
      List.of(
          "client",
          "server",
          "Server",
          "producer",
          "true",
          "false",
          "OK",
          "ERROR",
          "ok",
          "503",
          "404",
          "200",
          "abc",
          "",
          " ",
          "<b>",
          "漢字",
          "\u2028",
          "10.0.0.1");
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, -1L, 200L, 399L, 404L, 503L, 99L, 0x7f000001L, 1L << 53, Long.MIN_VALUE);
  private static final List<Double> DECIMALS = List.of(0.0, 1.5, -2.0, 1e21, 1e-7, 503.0, 1e15);

  private static final List<Long> DURATIONS =
      List.of(0L, 1L, 999L, 1_000L, 5_000L, 90_000_000L, -1L, -5_000L);

  private final Random random;
  private final long trace;
  private final List<String> services;

  private RandomTraces(long seed, long trace, List<String> services) {
    this.random = new Random(seed);
    this.trace = trace;
    this.services = services;
  }

  /** The batches for a seed, with this trace id, reported by these services. */
  static List<Batch> of(long seed, long trace, List<String> services) {
    RandomTraces traces = new RandomTraces(seed, trace, services);
    return traces.some(1, 4, traces::batch);
  }

  private Batch batch() {
    String service = pick(services);
    Batch batch = Batches.batch(service, some(1, 6, this::span).toArray(Span[]::new));
    return batch.setProcess(Batches.process(service, some(0, 3, this::tag).toArray(Tag[]::new)));
  }

  private Span span() {
    return Batches.span(trace, 1 + random.nextInt(12), random.nextInt(12), pick(TEXTS))
        .setStartTime(START + random.nextInt(5) * 1_000L - random.nextInt(3))
        .setDuration(pick(DURATIONS))
        .setTags(some(0, 6, this::tag))
        .setLogs(some(0, 3, this::log))
        .setReferences(some(0, 3, this::reference));
  }

  private Tag tag() {
    String key = pick(KEYS);
    return switch (random.nextInt(5)) {
      case 0 -> Batches.tag(key, pick(NUMBERS));
      case 1 -> Batches.tag(key, pick(DECIMALS));
      case 2 -> Batches.tag(key, random.nextBoolean());
      case 3 -> Batches.tag(key, pick(TEXTS).getBytes(StandardCharsets.UTF_8));
      default -> Batches.tag(key, pick(TEXTS));
    };
  }

  private Log log() {
    return Batches.log(START + random.nextInt(9), some(0, 3, this::tag).toArray(Tag[]::new));
  }

  private SpanRef reference() {
    return Batches.reference(
        pick(List.of(SpanRefType.values())),
        pick(List.of(trace, trace, 7L, 0L)),
        random.nextInt(12));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> List<T> some(int least, int most, Supplier<T> one) {
    int count = least + random.nextInt(most - least + 1);
    return IntStream.range(0, count).mapToObj(i -> one.get()).toList();
  }
}
