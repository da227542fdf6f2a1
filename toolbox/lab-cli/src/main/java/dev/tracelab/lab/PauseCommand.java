package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab pause PART}: freezes a process, as if its machine hung. */
@Command(
    name = "pause",
    description = "Freeze a service or PostgreSQL, as if its machine hung; see 'resume'.")
final class PauseCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Parameters(paramLabel = "PART", description = "Such as inventory-service or postgresql.")
  private String part;

  PauseCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Processes.freeze(process(folder, part));
    screen.println(part + " is frozen; './lab resume " + part + "' wakes it.");
    return 0;
  }

  /** The process of a part of the running lab. */
  private static ProcessHandle process(LabFolder folder, String part) {
    LabState state =
        new StateFile(folder)
            .findRunning()
            .orElseThrow(() -> LabException.usageError("The lab is not running: './lab up'."));
    return state.processes().stream()
        .filter(process -> process.name().equals(part))
        .findFirst()
        .flatMap(ProcessId::find)
        .orElseThrow(
            () ->
                LabException.usageError(
                    "No process of the lab has this name; the names are: %s."
                        .formatted(
                            String.join(
                                ", ", state.processes().stream().map(ProcessId::name).toList()))));
  }

  /** {@code lab resume PART}: wakes a frozen process. */
  @Command(name = "resume", description = "Wake a service or PostgreSQL that was frozen.")
  static final class Resume implements Callable<Integer> {

    private final LabFolder folder;
    private final Screen screen;

    @Parameters(paramLabel = "PART", description = "Such as inventory-service or postgresql.")
    private String part;

    Resume(LabFolder folder, Screen screen) {
      this.folder = folder;
      this.screen = screen;
    }

    @Override
    public Integer call() {
      Processes.resume(process(folder, part));
      screen.println(part + " runs.");
      return 0;
    }
  }
}
