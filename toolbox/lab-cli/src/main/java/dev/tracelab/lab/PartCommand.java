package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
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

  /** Acts on the process; returns the sentence to print about the part. */
  abstract String act(ProcessHandle process, String part);

  @Override
  public Integer call() {
    screen.println(act(process(), part));
    return 0;
  }

  private ProcessHandle process() {
    LabState state =
        new StateFile(folder)
            .findRunning()
            .orElseThrow(() -> LabException.usageError("The lab is not running: './lab up'."));
    List<String> names = state.processes().stream().map(ProcessId::name).toList();
    return state.processes().stream()
        .filter(process -> process.name().equals(part))
        .findFirst()
        .flatMap(ProcessId::find)
        .orElseThrow(
            () ->
                LabException.usageError(
                    "No process of the lab has this name; the names are: %s."
                        .formatted(String.join(", ", names))));
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
    String act(ProcessHandle process, String part) {
      Processes.freeze(process);
      return part + " is frozen; './lab resume " + part + "' wakes it.";
    }
  }

  /** {@code lab resume PART}: wakes a frozen process. */
  @Command(name = "resume", description = "Wake a service or PostgreSQL that was frozen.")
  static final class Resume extends PartCommand {

    Resume(LabFolder folder, Screen screen) {
      super(folder, screen);
    }

    @Override
    String act(ProcessHandle process, String part) {
      Processes.resume(process);
      return part + " runs.";
    }
  }
}
