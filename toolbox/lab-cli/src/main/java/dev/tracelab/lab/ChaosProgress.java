package dev.tracelab.lab;

import dev.tracelab.chaos.ChaosResult;
import dev.tracelab.chaos.ChaosRun;
import dev.tracelab.chaos.audit.Finding;
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

  private static final int VIOLATIONS_SHOWN = 5;

  private final Screen screen;
  private final ChaosPlan plan;
  private String last = "";

  ChaosProgress(Screen screen, ChaosPlan plan) {
    this.screen = screen;
    this.plan = plan;
  }

  void begin() {
    screen.say(
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
    screen.say("  %s %-18s %s".formatted(screen.good("✓"), part.title(), where.getAuthority()));
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
                names.isEmpty() ? "" : screen.bad("✗ " + names)));
  }

  @Override
  public void settling(long millis, UnfinishedWork unfinished) {
    sayWhenChanged(
        millis,
        screen.faint(
            "still unfinished: %d orders, %d outbox rows, %d reservations"
                .formatted(unfinished.orders(), unfinished.outbox(), unfinished.reservations())));
  }

  private void sayWhenChanged(long millis, String news) {
    if (!news.equals(last)) {
      last = news;
      screen.say("%4d s  %s".formatted(millis / 1_000, news));
    }
  }

  void end(ChaosResult result) {
    screen.gap();
    History.Counts counts = result.counts();
    screen.say(
        "  %d placed: %d accepted, %d refused, %d clients gave up; %d requests in all"
            .formatted(
                counts.placed(),
                counts.accepted(),
                counts.refused(),
                counts.unanswered(),
                result.attempts().size()));
    screen.say("  %d faults; recovered: %s".formatted(result.outages().size(), kinds(result)));
    screen.say(
        "  %d spans audited; services dropped %d more"
            .formatted(result.spans(), result.droppedSpans()));
    screen.gap();
    result.findings().forEach(this::show);
    screen.gap();
    screen.say(
        result.holds()
            ? screen.good("Every invariant holds.")
            : screen.bad("Not every invariant holds."));
  }

  private void show(Finding finding) {
    String mark = finding.holds() ? screen.good("✓") : screen.bad("✗");
    screen.say(
        "  %s %-24s %6d checked  %4d violations  %s"
            .formatted(
                mark,
                finding.invariant(),
                finding.checked(),
                finding.violations().size(),
                screen.faint(finding.meaning())));
    finding.violations().stream()
        .limit(VIOLATIONS_SHOWN)
        .forEach(violation -> screen.say("      " + violation));
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
