package dev.tracelab.lab;

import dev.tracelab.doctor.Backend;
import dev.tracelab.doctor.Check;
import dev.tracelab.doctor.ServiceSettings;
import dev.tracelab.doctor.TraceDoctor;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Examines the running lab.
 *
 * @param folder of the project
 */
record LabDoctor(LabFolder folder) {

  private static final List<String> SERVICES =
      List.of(LabState.GATEWAY, "order-service", "inventory-service");
  private static final String OTLP = "OTEL_EXPORTER_OTLP_ENDPOINT";

  /**
   * A doctor for it.
   *
   * @throws LabException if none is running
   */
  TraceDoctor doctor() {
    return doctor(new StateFile(folder).running());
  }

  private TraceDoctor doctor(LabState state) {
    List<ServiceSettings> settings =
        state.processes().stream().flatMap(process -> settings(process).stream()).toList();
    Backend backend =
        new Backend(
            state.address(LabState.JAEGER),
            state.agent(),
            state.addresses().get(LabState.COLLECTOR),
            otlp(settings));
    return new TraceDoctor(
        backend,
        !isEmbedded(state),
        state.address(LabState.GATEWAY).resolve("/api/products"),
        LabState.GATEWAY,
        settings,
        metrics(state),
        libraries());
  }

  /**
   * What is wrong, for the end of another message: a line for each cause. Empty if no lab is
   * running, as when the Jaeger is another one's.
   */
  String causes() {
    Optional<LabState> running = new StateFile(folder).findRunning();
    if (running.isEmpty()) {
      return "";
    }
    List<String> causes =
        doctor(running.get()).examine().stream()
            .map(Check::diagnoses)
            .flatMap(List::stream)
            .map(each -> "\n  " + each)
            .distinct()
            .toList();
    return String.join("", causes);
  }

  /**
   * The lab's own backend serves the strategies where it receives spans; all its ports are open.
   */
  private static boolean isEmbedded(LabState state) {
    URI sampling = state.addresses().get(LabState.SAMPLING);
    URI collector = state.addresses().get(LabState.COLLECTOR);
    return sampling != null
        && collector != null
        && sampling.getAuthority().equals(collector.getAuthority());
  }

  /** Linux shows the variables of a process; elsewhere nothing is said of them. */
  private static Optional<ServiceSettings> settings(ProcessId process) {
    Path variables = Path.of("/proc", String.valueOf(process.pid()), "environ");
    if (!SERVICES.contains(process.name()) || !Files.isReadable(variables)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ServiceSettings.read(process.name(), variables));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The embedded backend's; a real one may have none. */
  private static URI otlp(List<ServiceSettings> settings) {
    return settings.stream()
        .map(each -> each.variables().get(OTLP))
        .filter(Objects::nonNull)
        .map(URI::create)
        .findFirst()
        .orElse(null);
  }

  private static List<URI> metrics(LabState state) {
    return SERVICES.stream()
        .map(service -> state.addresses().get(LabState.managementOf(service)))
        .filter(Objects::nonNull)
        .map(address -> address.resolve("/metrics"))
        .toList();
  }

  private List<Path> libraries() {
    return SERVICES.stream()
        .map(service -> folder.home().resolve(service).resolve("target/lib"))
        .flatMap(path -> Files.isDirectory(path) ? Stream.of(path) : Stream.empty())
        .toList();
  }
}
