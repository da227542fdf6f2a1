package dev.tracelab.lab;

import dev.tracelab.chaos.audit.Finding;
import java.util.List;

/** Prints what an audit found: a line for each invariant, and the first violations below it. */
final class FindingTable {

  private static final int VIOLATIONS_SHOWN = 5;

  private final Screen screen;

  FindingTable(Screen screen) {
    this.screen = screen;
  }

  void print(List<Finding> findings) {
    findings.forEach(this::show);
    screen.println();
    screen.println(
        findings.stream().allMatch(Finding::holds)
            ? screen.green("Every invariant holds.")
            : screen.red("Not every invariant holds."));
  }

  private void show(Finding finding) {
    String mark = finding.holds() ? screen.green("✓") : screen.red("✗");
    screen.println(
        "  %s %-24s %6d checked  %4d violations  %s"
            .formatted(
                mark,
                finding.invariant(),
                finding.checked(),
                finding.violations().size(),
                screen.dim(finding.meaning())));
    finding.violations().stream()
        .limit(VIOLATIONS_SHOWN)
        .forEach(violation -> screen.println("      " + violation));
  }
}
