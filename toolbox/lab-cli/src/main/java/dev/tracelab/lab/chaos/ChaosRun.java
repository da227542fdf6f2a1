package dev.tracelab.lab.chaos;

import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.chaos.audit.BookReader;
import dev.tracelab.lab.chaos.audit.Books;
import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.audit.InvariantAudit;
import dev.tracelab.lab.chaos.audit.InvariantAudit.Promise;
import dev.tracelab.lab.chaos.audit.Losses;
import dev.tracelab.lab.chaos.audit.Losses.Gone;
import dev.tracelab.lab.chaos.audit.MissingSpans;
import dev.tracelab.lab.chaos.audit.OrderTraces;
import dev.tracelab.lab.chaos.load.Answer;
import dev.tracelab.lab.chaos.load.Clients;
import dev.tracelab.lab.chaos.load.Journal;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.chaos.suite.Faults;
import dev.tracelab.lab.chaos.suite.Outage;
import dev.tracelab.lab.chaos.suite.Suite;
import dev.tracelab.lab.parts.Closing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One chaos run, from nothing to its findings. */
public final class ChaosRun {

  /** Longer than a held reservation lives, and than the outbox leases its rows. */
  private static final Duration SETTLING_BOUND = Duration.ofSeconds(150);

  private static final int TRACES_PER_ORDER = 50;
  private static final long STORE_BYTES = 2_000_000_000L;

  private final LabFolder folder;
  private final ChaosPlan plan;
  private final Spectator spectator;
  private final Closing closing;
  private final Journal journal = new Journal();
  private final TraceStore traces;

  private ChaosRun(LabFolder folder, ChaosPlan plan, Spectator spectator, Closing closing) {
    this.folder = folder;
    this.plan = plan;
    this.spectator = spectator;
    this.closing = closing;
    int mostTraces = TRACES_PER_ORDER * plan.orders().size();
    this.traces = new TraceStore(mostTraces, STORE_BYTES);
  }

  /**
   * Runs a plan to its end, and until nothing is under way any more.
   *
   * @param closing is to be closed afterwards, also if the run fails
   * @throws LabException if a part does not start, or does not come back
   */
  public static ChaosResult of(
      LabFolder folder, ChaosPlan plan, Spectator spectator, Closing closing) {
    return new ChaosRun(folder, plan, spectator, closing).run();
  }

  private ChaosResult run() {
    Suite suite = Suite.start(folder, traces, spectator::ready, closing);
    RunClock clock = RunClock.start();
    try (Faults faults = Faults.in(suite, clock);
        Clients clients = Clients.of(suite.gateway(), journal, clock)) {
      watch(all(clients.placeAll(plan), faults.makeAll(plan)), clock, faults);
      BookReader reader = suite.books();
      Settling.of(reader, traces, spectator, clock).await(SETTLING_BOUND);
      return audit(suite, clock, faults, reader.read());
    }
  }

  private ChaosResult audit(Suite suite, RunClock clock, Faults faults, Books books) {
    List<StoredTrace> all = traces.newestFirst();
    OrderTraces read = OrderTraces.of(all);
    Losses losses = losses(suite.lostSpans(), faults.outages(), clock);
    List<Finding> findings = new ArrayList<>(new InvariantAudit(books, promises()).findings());
    findings.addAll(read.findings(books));
    findings.addAll(MissingSpans.findings(all, books, losses));
    return new ChaosResult(
        plan,
        clock,
        clock.millis(),
        journal.count(),
        journal.askings(),
        faults.outages(),
        read.recoveries(),
        findings,
        read.spans(),
        losses.countedInAll(),
        RecoveryTrees.of(suite.jaeger()).print(read.recoveries()));
  }

  private static Losses losses(Map<String, Long> counted, List<Outage> outages, RunClock clock) {
    return new Losses(
        outages.stream().filter(o -> o.target().isService()).map(o -> gone(o, clock)).toList(),
        outages.stream().filter(o -> o.target() == Target.JAEGER).map(o -> gone(o, clock)).toList(),
        counted);
  }

  private static Gone gone(Outage outage, RunClock clock) {
    return new Gone(
        outage.target().title(),
        clock.microsOf(outage.awayMillis()),
        clock.microsOf(outage.target().isService() ? outage.awayMillis() : outage.backMillis()));
  }

  private List<Promise> promises() {
    return journal.askings().stream()
        .map(asking -> new Promise(key(asking.order()), orderId(asking.answer())))
        .toList();
  }

  private String key(int order) {
    return plan.orders().get(order).key().toString();
  }

  private static String orderId(Answer answer) {
    return answer.accepted() ? answer.orderId() : null;
  }

  /** Completes with both; fails with the faults as soon as they do. */
  private static CompletableFuture<Void> all(
      CompletableFuture<Void> clients, CompletableFuture<Void> faults) {
    CompletableFuture<Void> all = CompletableFuture.allOf(clients, faults);
    var unused =
        faults.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                all.completeExceptionally(failure);
              }
            });
    return all;
  }

  /** Shows each second until all is done. */
  private void watch(CompletableFuture<Void> all, RunClock clock, Faults faults) {
    while (!isDoneWithinSecond(all)) {
      if (closing.isClosed()) {
        throw new LabException("The lab is being stopped.");
      }
      spectator.second(clock.millis(), journal.count(), faults.outages().size(), faults.away());
    }
  }

  private static boolean isDoneWithinSecond(CompletableFuture<Void> all) {
    try {
      all.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      throw cause instanceof LabException known ? known : new LabException(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while orders were placed.", e);
    }
  }
}
