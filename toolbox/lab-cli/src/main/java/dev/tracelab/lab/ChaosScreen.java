package dev.tracelab.lab;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.Spectator;
import dev.tracelab.lab.chaos.audit.BookReader.Unsettled;
import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.Journal;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.plan.Target;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows a chaos run: a line each second in which something changed, and a table at the end. */
final class ChaosScreen implements Spectator {

  private static final int MOST_VIOLATIONS = 5;

  private final Screen screen;
  private final ChaosPlan plan;
  private String said = "";

  ChaosScreen(Screen screen, ChaosPlan plan) {
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

  @Override
  public void ready(Target part, URI where) {
    screen.say("  %s %-18s %s".formatted(screen.good("✓"), part.title(), where.getAuthority()));
  }

  @Override
  public void second(long millis, Journal.Count count, int faults, Set<Target> away) {
    String gone = away.stream().map(Target::title).sorted().collect(Collectors.joining(", "));
    sayWhenChanged(
        millis,
        "%6d placed  %6d accepted  %4d refused  %4d under way  %2d/%d faults  %s"
            .formatted(
                count.placed(),
                count.accepted(),
                count.refused(),
                count.underway(),
                faults,
                plan.faults().size(),
                gone.isEmpty() ? "" : screen.bad("✗ " + gone)));
  }

  @Override
  public void settling(long millis, Unsettled unsettled) {
    sayWhenChanged(
        millis,
        screen.faint(
            "still on their way: %d orders, %d outbox rows, %d reservations"
                .formatted(unsettled.orders(), unsettled.outbox(), unsettled.reservations())));
  }

  private void sayWhenChanged(long millis, String news) {
    if (!news.equals(said)) {
      said = news;
      screen.say("%6s  %s".formatted(seconds(millis), news));
    }
  }

  void end(ChaosResult result) {
    screen.gap();
    Journal.Count count = result.count();
    screen.say(
        "  %d placed: %d accepted, %d refused, %d clients went away; %d requests in all"
            .formatted(
                count.placed(),
                count.accepted(),
                count.refused(),
                count.unanswered(),
                result.askings().size()));
    screen.say("  %d faults; recovered: %s".formatted(result.outages().size(), kinds(result)));
    screen.say(
        "  %d spans audited; %d more that services counted as lost"
            .formatted(result.spans(), result.lostSpans()));
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
        .limit(MOST_VIOLATIONS)
        .forEach(violation -> screen.say("      " + violation));
  }

  private static String kinds(ChaosResult result) {
    return result.recoveries().stream()
        .collect(Collectors.groupingBy(Recovery::kind, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue() + " " + entry.getKey().inWords())
        .collect(Collectors.joining(", "));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d s", millis / 1_000);
  }
}
