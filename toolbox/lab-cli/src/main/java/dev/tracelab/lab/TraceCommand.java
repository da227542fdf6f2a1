package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab trace ID}: prints a trace from Jaeger. */
@Command(name = "trace", description = "Print a trace as a tree.")
final class TraceCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private EndpointOptions endpoints = new EndpointOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The value of x-trace-id, a prefix of it, or the URL of a trace.")
  private String id;

  TraceCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    TraceIdArgument traceId = TraceIdArgument.parse(id);
    URI jaeger = endpoints.jaeger(folder);
    try {
      screen.printTrace(traceId.fetch(jaeger));
    } catch (LabException e) {
      throw new LabException(e.getMessage() + new LabDoctor(folder).causes(), e);
    }
    return 0;
  }
}
