package dev.tracelab.chaos.fault;

import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedFault;
import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.chaos.plan.Target;
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
 * Injects each fault at its time and recovers from it. Each part has its own thread, so a fault
 * waits until the part has recovered from the previous one.
 */
public final class FaultScheduler implements AutoCloseable {

  private final Map<Target, ScheduledExecutorService> threads = new EnumMap<>(Target.class);
  private final Collection<Outage> outages = new ConcurrentLinkedQueue<>();
  private final Set<Target> down = ConcurrentHashMap.newKeySet();
  private final SystemUnderTest system;
  private final RunClock clock;

  /**
   * A fault that was injected, with its actual times.
   *
   * @param planned as it was drawn
   * @param startMillis when it was injected, from the start of the run
   * @param endMillis when the part was ready again
   */
  public record Outage(PlannedFault planned, long startMillis, long endMillis) {

    /** The part that was unavailable. */
    public Target target() {
      return planned.target();
    }

    /** What happened to it. */
    public Fault fault() {
      return planned.fault();
    }
  }

  /** A scheduler that injects nothing yet. */
  public FaultScheduler(SystemUnderTest system, RunClock clock) {
    this.system = system;
    this.clock = clock;
    for (Target target : Target.values()) {
      threads.put(target, Executors.newSingleThreadScheduledExecutor(FaultScheduler::thread));
    }
  }

  /** Injects all faults of a plan; fails with the first part that does not recover. */
  public CompletableFuture<Void> injectAll(ChaosPlan plan) {
    return CompletableFuture.allOf(
        plan.faults().stream().map(this::schedule).toArray(CompletableFuture[]::new));
  }

  /** Outages that are over, by start time. */
  public List<Outage> outages() {
    return outages.stream().sorted(Comparator.comparingLong(Outage::startMillis)).toList();
  }

  /** What is unavailable now. */
  public Set<Target> down() {
    return Set.copyOf(down);
  }

  /** Cancels the faults that have not been injected. */
  @Override
  public void close() {
    threads.values().forEach(ScheduledExecutorService::shutdownNow);
  }

  private CompletableFuture<Void> schedule(PlannedFault fault) {
    return CompletableFuture.runAsync(() -> injectAndRecover(fault), at(fault));
  }

  private void injectAndRecover(PlannedFault fault) {
    long start = clock.millis();
    down.add(fault.target());
    system.inject(fault.target(), fault.fault());
    RunClock.sleep(Duration.ofMillis(fault.forMillis()));
    system.recover(fault.target());
    down.remove(fault.target());
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
