package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lab down}: stops the lab, or the orphaned processes of a killed one. */
@Command(name = "down", description = "Stop everything.")
final class DownCommand implements Callable<Integer> {

  /** Longer than it takes to stop all parts of a lab. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

  private final LabFolder folder;
  private final Screen screen;

  DownCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (Files.exists(folder.lock())) {
      stop();
    } else {
      screen.println("The lab is not running.");
    }
    return 0;
  }

  private void stop() {
    Optional<LabLock> lock = LabLock.tryAcquire(folder);
    if (lock.isEmpty()) {
      stopLab(new StateFile(folder).running());
      return;
    }
    try {
      stopOrphans();
    } finally {
      lock.get().close();
    }
  }

  private void stopLab(LabState state) {
    state.lab().find().ifPresent(process -> Processes.stop(process, GRACE_PERIOD));
    new OrphanedProcesses(folder).stop();
    screen.println("The lab is down.");
  }

  private void stopOrphans() {
    List<String> names =
        new OrphanedProcesses(folder).stop().stream().map(ProcessId::name).toList();
    screen.println(
        names.isEmpty()
            ? "The lab is not running."
            : "The lab had been killed; stopped its remaining processes: %s."
                .formatted(String.join(", ", names)));
  }
}
