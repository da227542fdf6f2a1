package dev.tracelab.lab;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.InvalidGolden;
import dev.tracelab.golden.Trace;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab compare A B}: the differences between the trees of two traces. */
@Command(
    name = "compare",
    description =
        "Show how the tree of trace B differs from that of trace A; exit status 0 only if it does"
            + " not.")
final class CompareCommand implements Callable<Integer> {

  /** The tags that say how a span ended. */
  private static final String[] OUTCOMES = {"http.status_code", "outcome"};

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private EndpointOptions endpoints = new EndpointOptions();

  @Parameters(index = "0", paramLabel = "A", description = "Id, prefix of it, or URL of a trace.")
  private String expected;

  @Parameters(index = "1", paramLabel = "B", description = "Id, prefix of it, or URL of another.")
  private String actual;

  CompareCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    TraceIdArgument first = TraceIdArgument.parse(expected);
    TraceIdArgument second = TraceIdArgument.parse(actual);
    URI jaeger = endpoints.jaeger(folder);
    GoldenComparison comparison = golden(first.fetch(jaeger)).compare(second.fetch(jaeger));
    screen.println(comparison.matches() ? "The trees are the same." : comparison.report());
    return comparison.matches() ? 0 : Main.FAILED;
  }

  /** The tree of a trace, with its outcomes, to compare others with. */
  static Golden golden(Trace trace) {
    try {
      return Golden.parse(Golden.describe(trace, OUTCOMES));
    } catch (IllegalArgumentException | InvalidGolden e) {
      throw new LabException("Trace A is no single tree, so nothing can be compared with it.", e);
    }
  }
}
