package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.plan.PlannedFault;
import dev.tracelab.lab.chaos.plan.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes parts away and brings them back, each at its time. A part has a thread of its own, so that
 * it is taken away again only when it is back.
 */
public final class Faults implements AutoCloseable {

  private final Map<Target, ScheduledExecutorService> threads = new EnumMap<>(Target.class);
  private final Collection<Outage> outages = new ConcurrentLinkedQueue<>();
  private final Set<Target> away = ConcurrentHashMap.newKeySet();
  private final Suite suite;
  private final RunClock clock;

  private Faults(Suite suite, RunClock clock) {
    this.suite = suite;
    this.clock = clock;
    for (Target target : Target.values()) {
      threads.put(target, Executors.newSingleThreadScheduledExecutor(Faults::thread));
    }
  }

  /** Faults of a suite. */
  public static Faults in(Suite suite, RunClock clock) {
    return new Faults(suite, clock);
  }

  /** Makes all faults of a plan; fails with the first part that does not come back. */
  public CompletableFuture<Void> makeAll(ChaosPlan plan) {
    return CompletableFuture.allOf(
        plan.faults().stream().map(this::make).toArray(CompletableFuture[]::new));
  }

  /** What has been away and is back, in the order of time. */
  public List<Outage> outages() {
    return outages.stream().sorted(Comparator.comparingLong(Outage::awayMillis)).toList();
  }

  /** What is away now. */
  public Set<Target> away() {
    return Set.copyOf(away);
  }

  /** Makes no more faults. */
  @Override
  public void close() {
    threads.values().forEach(ScheduledExecutorService::shutdownNow);
  }

  private CompletableFuture<Void> make(PlannedFault fault) {
    return CompletableFuture.runAsync(() -> happen(fault), at(fault));
  }

  private void happen(PlannedFault fault) {
    Breakable part = suite.part(fault.target());
    long start = clock.millis();
    away.add(fault.target());
    part.away(fault.fault());
    // Nothing else is to happen to the part meanwhile, so its thread waits.
    Pause.of(Duration.ofMillis(fault.forMillis()));
    part.back();
    away.remove(fault.target());
    outages.add(new Outage(fault, start, clock.millis()));
  }

  private Executor at(PlannedFault fault) {
    long delay = fault.atMillis() - clock.millis();
    return task -> {
      var unused = threads.get(fault.target()).schedule(task, delay, TimeUnit.MILLISECONDS);
    };
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "chaos-faults");
    thread.setDaemon(true);
    return thread;
  }
}
