package dev.tracelab.lab;

import dev.tracelab.doctor.Backend;
import dev.tracelab.doctor.Check;
import dev.tracelab.doctor.Diagnosis;
import dev.tracelab.doctor.ServiceSettings;
import dev.tracelab.doctor.TraceDoctor;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab doctor}: finds out why no trace is seen, in the lab or elsewhere. */
@Command(
    name = "doctor",
    description =
        "Find out why no trace is seen: of the running lab, or with --jaeger of any system. Sends a"
            + " span on each way into Jaeger and GET requests to the service; changes nothing. Exit"
            + " status 1 if something is wrong.")
final class DoctorCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Look at another Jaeger, such as http://127.0.0.1:16686.")
  private URI jaeger;

  @Option(
      names = "--service",
      paramLabel = "URL",
      description = "Send requests to this address, which must answer a GET.")
  private URI service;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name that the service has in Jaeger.")
  private String name;

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description = "Where Jaeger must take Thrift over HTTP.")
  private URI collector;

  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description = "Where Jaeger must take OTLP over HTTP.")
  private URI otlp;

  @Option(
      names = "--agent",
      paramLabel = "HOST:PORT",
      description = "Where Jaeger must take Thrift over UDP.")
  private String agent;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "The variables of a service, as 'env' prints them there; may be repeated.")
  private List<Path> settings = List.of();

  @Option(
      names = "--metrics",
      paramLabel = "URL",
      description = "Metrics of a service, in Prometheus' format; may be repeated.")
  private List<URI> metrics = List.of();

  @Option(
      names = "--libraries",
      paramLabel = "PATH",
      description = "The jar of a service, or the folder of its jars; may be repeated.")
  private List<Path> libraries = List.of();

  DoctorCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    TraceDoctor doctor = isElsewhere() ? elsewhere() : new LabDoctor(folder).doctor();
    List<Check> checks = doctor.examine();
    checks.forEach(this::print);
    List<Diagnosis> found =
        checks.stream().flatMap(check -> check.diagnoses().stream()).distinct().toList();
    screen.println();
    if (found.isEmpty()) {
      screen.println("Nothing is wrong.");
    }
    found.forEach(each -> screen.printText("  ", each.toString()));
    return found.isEmpty() ? 0 : Main.FAILED;
  }

  private void print(Check check) {
    String mark = check.isWell() ? screen.green("✓") : screen.red("✗");
    screen.println("  " + mark + " " + screen.cut(check.subject() + ": " + check.result()));
  }

  private boolean isElsewhere() {
    if (jaeger == null && isAnythingElseNamed()) {
      throw LabException.usageError(
          "Name the Jaeger whose traces are missing, too: --jaeger http://127.0.0.1:16686.");
    }
    return jaeger != null;
  }

  private boolean isAnythingElseNamed() {
    return service != null
        || name != null
        || collector != null
        || otlp != null
        || agent != null
        || !(settings.isEmpty() && metrics.isEmpty() && libraries.isEmpty());
  }

  private TraceDoctor elsewhere() {
    boolean isAssumed = agent == null && collector == null && otlp == null;
    Backend backend =
        isAssumed ? Backend.at(jaeger) : new Backend(jaeger, agentAddress(), collector, otlp);
    return new TraceDoctor(
        backend, isAssumed, service, name, readSettings(), metrics, existing(libraries));
  }

  private URI agentAddress() {
    if (agent == null) {
      return null;
    }
    if (!agent.matches("[A-Za-z0-9.-]+:\\d{1,5}")) {
      throw LabException.usageError("--agent must be a host and a port, such as 127.0.0.1:6831.");
    }
    return URI.create("udp://" + agent);
  }

  private List<ServiceSettings> readSettings() {
    List<ServiceSettings> read = new ArrayList<>();
    for (Path file : existing(settings)) {
      try {
        read.add(ServiceSettings.read(file.getFileName().toString(), file));
      } catch (IOException e) {
        throw new LabException(file + " cannot be read: " + e.getMessage() + ".", e);
      }
    }
    return read;
  }

  private static List<Path> existing(List<Path> files) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw LabException.usageError("There is no file %s: correct its name.".formatted(file));
      }
    }
    return files;
  }
}
