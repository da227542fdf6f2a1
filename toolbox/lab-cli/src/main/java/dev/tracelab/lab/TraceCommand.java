package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab trace ID}: prints a trace that Jaeger knows. */
@Command(name = "trace", description = "Print a trace as a tree.")
final class TraceCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private Addresses addresses = new Addresses();

  @Parameters(
      paramLabel = "ID",
      description = "As in x-trace-id, its beginning, or the address of a trace.")
  private String id;

  TraceCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    TraceId wanted = TraceId.parse(id);
    URI jaeger = addresses.jaeger(folder);
    try {
      Trace trace = new TraceFetcher(jaeger).fetch(wanted.full(jaeger)).join();
      if (trace.spans().isEmpty()) {
        throw new LabException("Jaeger at " + jaeger + " knows no trace " + wanted.digits() + ".");
      }
      screen.show(trace);
      return 0;
    } catch (CompletionException e) {
      throw new LabException("Jaeger at " + jaeger + " cannot be asked: " + e.getCause() + ".", e);
    }
  }
}
