package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.sampling.SamplingClient;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab sampling}: shows or changes which share of the traces is sampled. */
@Command(
    name = "sampling",
    description = "Show which share of its traces each service samples, or change it at run time.")
final class SamplingCommand implements Callable<Integer> {

  private static final String ALL = "all";

  private final LabFolder folder;
  private final Screen screen;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "The service that begins the traces, such as gateway-service; or all.")
  private String service;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROBABILITY",
      description = "From 0, no trace, to 1, every trace.")
  private Double probability;

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      description = "Only traces whose first span has this name, such as \"POST /api/orders\".")
  private String operation;

  SamplingCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    checkProbability();
    LabState state = new StateFile(folder).running();
    List<String> services =
        state.addresses().keySet().stream().filter(part -> part.endsWith("-service")).toList();
    SamplingClient jaeger = new SamplingClient(manager(state));
    if (service != null) {
      checkService(services);
      jaeger.change(service.equals(ALL) ? null : service, operation, probability);
      screen.println("Services ask for their strategy every two seconds.");
    }
    services.forEach(name -> screen.println("%-18s %s".formatted(name, jaeger.strategy(name))));
    return 0;
  }

  private void checkProbability() {
    boolean inRange = probability != null && probability >= 0 && probability <= 1;
    if ((service != null || operation != null) && !inRange) {
      throw LabException.usageError(
          "Give a service, or all, and a PROBABILITY from 0 to 1, such as: gateway-service 0.1.");
    }
  }

  private void checkService(List<String> services) {
    if (service.equals(ALL) && operation != null) {
      throw LabException.usageError(
          "--operation needs the service that begins its traces, such as gateway-service.");
    }
    if (!service.equals(ALL) && !services.contains(service)) {
      throw LabException.usageError(
          "SERVICE must be all or one of: %s.".formatted(String.join(", ", services)));
    }
  }

  private static URI manager(LabState state) {
    URI manager = state.addresses().get(LabState.SAMPLING);
    if (manager == null) {
      throw new LabException(
          "The services of this lab do not ask Jaeger which traces to sample: start it without"
              + " TRACING_BACKEND=none, JAEGER_SAMPLER_TYPE and JAEGER_SAMPLER_PARAM; with --jaeger,"
              + " set JAEGER_SAMPLER_TYPE=remote.");
    }
    return manager;
  }
}
