package dev.tracelab.lab.load;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceTree;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Reads back the traces of some accepted orders while the load goes on: the embedded Jaeger keeps
 * only the newest ones. Thread-safe.
 */
final class TraceSample {

  /** Jaeger shares the machine with the services under load. */
  private static final int PER_SECOND = 4;

  private static final String LAST_STEP = "complete order";
  private static final int FULFILMENT_SECONDS = 1;
  private static final Executor AFTER_FULFILMENT =
      CompletableFuture.delayedExecutor(FULFILMENT_SECONDS, TimeUnit.SECONDS);

  private final TraceFetcher fetcher;
  private final int spans;
  private final int step;
  private final Duration timeout;
  private final List<CompletableFuture<Optional<String>>> checks = new ArrayList<>();
  private int accepted;
  private int unsampled;

  /**
   * A sample that is still empty.
   *
   * @param golden the trace of an order without faults
   * @param rate orders per second
   * @param timeout how long to wait for a complete trace
   */
  TraceSample(URI jaeger, Golden golden, int rate, Duration timeout) {
    this.fetcher = new TraceFetcher(jaeger);
    this.spans = golden.size();
    this.step = Math.max(1, rate / PER_SECOND);
    this.timeout = timeout;
  }

  /** An order was accepted; every so many, its trace is checked. */
  synchronized void add(Response response) {
    if (response.traceId() == null) {
      unsampled++;
    } else if (accepted++ % step == 0) {
      checks.add(check(response.traceId()));
    }
  }

  /** Waits for the traces that are still being checked. */
  Finding finding() {
    List<CompletableFuture<Optional<String>>> all;
    synchronized (this) {
      all = List.copyOf(checks);
    }
    return new Finding(
        "traces",
        "each has the whole tree of its order; %d orders were not sampled".formatted(unsampled()),
        all.size(),
        all.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList());
  }

  private synchronized int unsampled() {
    return unsampled;
  }

  private CompletableFuture<Optional<String>> check(String traceId) {
    return CompletableFuture.supplyAsync(() -> traceId, AFTER_FULFILMENT)
        .thenCompose(id -> fetcher.fetchUntil(id, this::isComplete, timeout))
        .thenApply(trace -> violation(traceId, trace))
        .exceptionally(
            failure -> Optional.of("trace " + traceId + " was not read: " + failure.getMessage()));
  }

  private Optional<String> violation(String traceId, Trace trace) {
    return isComplete(trace)
        ? Optional.empty()
        : Optional.of(
            "trace %s is incomplete: %d spans, at least %d expected"
                .formatted(traceId, trace.spans().size(), spans));
  }

  /** A busy service may repeat a call, so there may be more spans than without load. */
  private boolean isComplete(Trace trace) {
    TraceTree tree = TraceTree.of(trace);
    return tree.roots().size() == 1
        && tree.orphans().isEmpty()
        && tree.cycles().isEmpty()
        && trace.spans().size() >= spans
        && trace.spans().stream().anyMatch(span -> span.operation().equals(LAST_STEP));
  }
}
