package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
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
    TraceIdArgument wanted = TraceIdArgument.parse(id);
    URI jaeger = endpoints.jaeger(folder);
    try {
      Trace trace = new TraceFetcher(jaeger).fetch(wanted.full(jaeger)).join();
      if (trace.spans().isEmpty()) {
        throw new LabException("Jaeger at " + jaeger + " knows no trace " + wanted.digits() + ".");
      }
      screen.show(trace);
      return 0;
    } catch (CompletionException e) {
      throw new LabException("Jaeger at " + jaeger + " does not respond: " + e.getCause() + ".", e);
    }
  }
}
