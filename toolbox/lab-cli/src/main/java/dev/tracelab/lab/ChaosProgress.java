package dev.tracelab.lab;

import dev.tracelab.chaos.ChaosResult;
import dev.tracelab.chaos.ChaosRun;
import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.chaos.audit.SnapshotReader.UnfinishedWork;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.Target;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a chaos run: a line each second in which something changed, and a table at the end. */
final class ChaosProgress implements ChaosRun.Listener {

  private final Screen screen;
  private final ChaosPlan plan;
  private String last = "";

  ChaosProgress(Screen screen, ChaosPlan plan) {
    this.screen = screen;
    this.plan = plan;
  }

  void begin() {
    screen.println(
        "Chaos: %d orders at %d/s, %d faults, seed %d, schedule %s"
            .formatted(
                plan.orders().size(),
                plan.options().rate(),
                plan.faults().size(),
                plan.options().seed(),
                plan.digest()));
  }

  /** A part is ready for the first time. */
  void ready(Target part, URI where) {
    screen.println(
        "  %s %-18s %s".formatted(screen.green("✓"), part.title(), where.getAuthority()));
  }

  @Override
  public void running(long millis, History.Counts counts, int faults, Set<Target> down) {
    String names = down.stream().map(Target::title).sorted().collect(Collectors.joining(", "));
    sayWhenChanged(
        millis,
        "%6d placed  %6d accepted  %4d refused  %4d in flight  %2d/%d faults  %s"
            .formatted(
                counts.placed(),
                counts.accepted(),
                counts.refused(),
                counts.inFlight(),
                faults,
                plan.faults().size(),
                names.isEmpty() ? "" : screen.red("✗ " + names)));
  }

  @Override
  public void settling(long millis, UnfinishedWork unfinished) {
    sayWhenChanged(
        millis,
        screen.dim(
            "still unfinished: %d orders, %d outbox rows, %d reservations"
                .formatted(unfinished.orders(), unfinished.outbox(), unfinished.reservations())));
  }

  private void sayWhenChanged(long millis, String news) {
    if (!news.equals(last)) {
      last = news;
      screen.println("%4d s  %s".formatted(millis / 1_000, news));
    }
  }

  void end(ChaosResult result) {
    screen.println();
    History.Counts counts = result.counts();
    screen.println(
        "  %d placed: %d accepted, %d refused, %d clients gave up; %d requests in total"
            .formatted(
                counts.placed(),
                counts.accepted(),
                counts.refused(),
                counts.unanswered(),
                result.attempts().size()));
    screen.println("  %d faults; recovered: %s".formatted(result.outages().size(), kinds(result)));
    screen.println(
        "  %d spans audited; services dropped %d more"
            .formatted(result.spans(), result.droppedSpans()));
    screen.println();
    new FindingTable(screen).print(result.findings());
  }

  private static String kinds(ChaosResult result) {
    return result.recoveries().stream()
        .collect(Collectors.groupingBy(Recovery::kind, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue() + " " + entry.getKey().title())
        .collect(Collectors.joining(", "));
  }
}
