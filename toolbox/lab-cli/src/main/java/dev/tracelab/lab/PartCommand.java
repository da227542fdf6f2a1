package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.PartRequests;
import dev.tracelab.lab.parts.PartRequests.Action;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands that act on one process of a running lab. */
abstract class PartCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Parameters(paramLabel = "PART", description = "Such as inventory-service or postgresql.")
  private String part;

  private PartCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  /** Acts on the part's process, which may have ended; returns the sentence to print. */
  abstract String act(ProcessId process);

  @Override
  public Integer call() {
    screen.println(act(find(state())));
    return 0;
  }

  final void request(Action action) {
    LabState state = state();
    if (!state.addresses().containsKey(PostgresServer.NAME)) {
      throw new LabException(
          "The lab is still starting, or it is a chaos run, which stops and starts parts itself.");
    }
    new PartRequests(folder).send(action, part, state.lab());
  }

  private LabState state() {
    return new StateFile(folder)
        .findRunning()
        .orElseThrow(() -> LabException.usageError("The lab is not running: './lab up'."));
  }

  private ProcessId find(LabState state) {
    if (part.equals(LabState.JAEGER)) {
      throw LabException.usageError(
          "Jaeger is no process of its own: the embedded one ends with './lab down', and one given"
              + " with --jaeger is stopped where it was started.");
    }
    List<String> names = state.processes().stream().map(ProcessId::name).toList();
    return state.processes().stream()
        .filter(process -> process.name().equals(part))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.usageError(
                    "No process of the lab has this name; the names are: %s."
                        .formatted(String.join(", ", names))));
  }

  private static ProcessHandle running(ProcessId process) {
    return process
        .find()
        .orElseThrow(
            () ->
                new LabException(
                    "%1$s does not run: './lab start %1$s' starts it.".formatted(process.name())));
  }

  /** {@code lab pause PART}: freezes a process, as if its machine hung. */
  @Command(
      name = "pause",
      description = "Freeze a service or PostgreSQL, as if its machine hung; see 'resume'.")
  static final class Pause extends PartCommand {

    Pause(LabFolder folder, Screen screen) {
      super(folder, screen);
    }

    @Override
    String act(ProcessId process) {
      Processes.freeze(running(process));
      return "%1$s is frozen; './lab resume %1$s' wakes it.".formatted(process.name());
    }
  }

  /** {@code lab resume PART}: wakes a frozen process. */
  @Command(name = "resume", description = "Wake a service or PostgreSQL that was frozen.")
  static final class Resume extends PartCommand {

    Resume(LabFolder folder, Screen screen) {
      super(folder, screen);
    }

    @Override
    String act(ProcessId process) {
      Processes.resume(running(process));
      return process.name() + " runs.";
    }
  }

  /** {@code lab stop PART}: ends a process, as if it were being deployed. */
  @Command(
      name = "stop",
      description = "Stop a service or PostgreSQL, as a deployment does; see 'start'.")
  static final class Stop extends PartCommand {

    Stop(LabFolder folder, Screen screen) {
      super(folder, screen);
    }

    @Override
    String act(ProcessId process) {
      request(Action.STOP);
      return "%1$s is stopped; './lab start %1$s' starts it.".formatted(process.name());
    }
  }

  /** {@code lab start PART}: starts a process that was stopped, or has ended by itself. */
  @Command(
      name = "start",
      description = "Start a service or PostgreSQL that was stopped, with its ports and data.")
  static final class Start extends PartCommand {

    Start(LabFolder folder, Screen screen) {
      super(folder, screen);
    }

    @Override
    String act(ProcessId process) {
      request(Action.START);
      return process.name() + " runs.";
    }
  }
}
