package dev.tracelab.bench.ingest;

import dev.tracelab.lab.cost.Spread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Sends spans to backends as fast as they accept them. The backends take turns, in reverse order
 * every other round, and are restarted for each round, so that each round shows how memory grows.
 *
 * @param rounds the number of rounds
 * @param warmUpGroups groups of orders sent before CPU time counts
 * @param groups groups whose CPU time counts
 * @param progress receives a line for each backend of each round
 */
public record IngestBenchmark(int rounds, int warmUpGroups, int groups, Consumer<String> progress) {

  private static final int SENDERS = 4;

  /** The standard measurement, some two minutes. */
  public static IngestBenchmark usual(Consumer<String> progress) {
    return new IngestBenchmark(7, 600, 500, progress);
  }

  /** Measures the embedded backend and, if installed, the real Jaeger; blocks. */
  public Result measure() {
    Optional<Path> executable =
        BackendKind.executable(System.getenv(), Path.of(System.getProperty("user.home")));
    List<BackendKind> kinds = new ArrayList<>(List.of(BackendKind.embedded()));
    executable.map(BackendKind::real).ifPresent(kinds::add);
    return of(kinds);
  }

  Result of(List<BackendKind> kinds) {
    Map<String, List<Result.Round>> roundsByTitle = new LinkedHashMap<>();
    kinds.forEach(kind -> roundsByTitle.put(kind.title(), new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      List<BackendKind> inTurn = new ArrayList<>(kinds);
      if (round % 2 == 0) {
        Collections.reverse(inTurn);
      }
      for (BackendKind kind : inTurn) {
        Result.Round result = measure(kind);
        progress.accept(line(round, kind, result));
        roundsByTitle.get(kind.title()).add(result);
      }
    }
    return new Result(roundsByTitle);
  }

  /** How each backend was measured, in words. */
  public String how() {
    return "%d rounds of %d spans, after %d that only count as stored"
        .formatted(rounds, OrderMessages.spans(groups), OrderMessages.spans(warmUpGroups));
  }

  private Result.Round measure(BackendKind kind) {
    int all = warmUpGroups + groups;
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try (BackendProcess backend = BackendProcess.start(kind)) {
      double before = backend.residentBytes();
      post(backend, senders, 0, warmUpGroups);
      Duration warm = backend.cpuTime();
      post(backend, senders, warmUpGroups, all);
      double seconds = backend.cpuTime().minus(warm).toNanos() / 1e9;
      double grown = backend.residentBytes() - before;
      backend.awaitTrace(OrderMessages.lastTraceOf(0));
      return new Result.Round(
          OrderMessages.spans(groups) / seconds, grown / OrderMessages.spans(all));
    } finally {
      senders.shutdown();
    }
  }

  /** Sends groups of orders and returns once the last one is stored. */
  private static void post(BackendProcess backend, ExecutorService senders, int from, int to) {
    List<Callable<Void>> posts =
        IntStream.range(from * OrderMessages.OF_GROUP, to * OrderMessages.OF_GROUP)
            .mapToObj(number -> post(backend, number))
            .toList();
    try {
      for (Future<Void> post : senders.invokeAll(posts)) {
        post.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    backend.awaitTrace(OrderMessages.lastTraceOf(to - 1));
  }

  private static Callable<Void> post(BackendProcess backend, int number) {
    return () -> {
      backend.post(OrderMessages.message(number));
      return null;
    };
  }

  private String line(int round, BackendKind kind, Result.Round result) {
    return "round %d of %d: %-18s %8.0f spans a second %6.0f bytes a span"
        .formatted(round, rounds, kind.title(), result.spansPerCpuSecond(), result.bytesPerSpan());
  }

  /** The rounds of each backend. */
  public static final class Result {

    private final Map<String, List<Round>> roundsByTitle;

    Result(Map<String, List<Round>> roundsByTitle) {
      this.roundsByTitle = new LinkedHashMap<>(roundsByTitle);
    }

    /** The names of the backends, in the order of measurement. */
    public List<String> titles() {
      return new ArrayList<>(roundsByTitle.keySet());
    }

    /** Spans ingested per second of CPU time. */
    public Spread spansPerCpuSecond(String title) {
      return spread(title, Round::spansPerCpuSecond);
    }

    /** Growth of the process in bytes per span. */
    public Spread bytesPerSpan(String title) {
      return spread(title, Round::bytesPerSpan);
    }

    private Spread spread(String title, ToDoubleFunction<Round> value) {
      return Spread.of(roundsByTitle.get(title).stream().map(value::applyAsDouble).toList());
    }

    /**
     * One round of one backend.
     *
     * @param spansPerCpuSecond spans ingested per second of CPU time
     * @param bytesPerSpan growth of the process per stored span
     */
    record Round(double spansPerCpuSecond, double bytesPerSpan) {}
  }
}
