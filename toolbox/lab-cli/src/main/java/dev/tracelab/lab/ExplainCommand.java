package dev.tracelab.lab;

import dev.tracelab.explain.TraceExplainer;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceReader;
import dev.tracelab.golden.UnreadableTrace;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab explain ID}: says what took a trace's time and which known faults it shows. */
@Command(
    name = "explain",
    description = "Say what took the time of a trace, and which known faults it shows.")
final class ExplainCommand implements Callable<Integer> {

  private static final String PAGE = "docs/learn/findings.md";

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private EndpointOptions endpoints = new EndpointOptions();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read the trace from a JSON file of Jaeger's API or page.")
  private Path file;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = {
        "The value of x-trace-id, a prefix of it, or the URL of a trace. With more than one, what"
            + " the first has in common with the others is explained, too."
      })
  private List<String> ids = List.of();

  ExplainCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (ids.isEmpty() == (file == null)) {
      throw LabException.usageError("Give either the id of a trace or --file FILE.");
    }
    List<Trace> traces = file == null ? fetch() : List.of(read(file));
    new TraceExplainer()
        .explain(traces.get(0), traces.subList(1, traces.size()))
        .text(PAGE)
        .lines()
        .forEach(screen::println);
    return 0;
  }

  private List<Trace> fetch() {
    List<TraceIdArgument> traces = ids.stream().map(TraceIdArgument::parse).toList();
    URI jaeger = endpoints.jaeger(folder);
    return traces.stream().map(trace -> trace.fetch(jaeger)).toList();
  }

  private static Trace read(Path file) {
    try {
      Trace trace = new TraceReader().read(Files.readString(file));
      if (trace.spans().isEmpty()) {
        throw unusable(file, "it has no span");
      }
      return trace;
    } catch (IOException e) {
      throw unusable(file, "it cannot be read");
    } catch (UnreadableTrace e) {
      throw unusable(file, "it has no trace in the format of Jaeger's API");
    }
  }

  private static LabException unusable(Path file, String reason) {
    return LabException.usageError(
        "--file is \"%s\", but %s: give a file downloaded from /api/traces/ID."
            .formatted(file.toString().replaceAll("\\p{Cc}", "\uFFFD"), reason));
  }
}
