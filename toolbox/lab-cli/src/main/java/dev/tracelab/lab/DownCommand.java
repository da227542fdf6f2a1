package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Leftovers;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stop;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lab down}: stops the lab, or what a killed one left. */
@Command(name = "down", description = "Stop everything.")
final class DownCommand implements Callable<Integer> {

  /** Longer than all parts of a lab together may take to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
      screen.say("No lab is up.");
    }
    return 0;
  }

  private void stop() {
    Optional<LabLock> lock = LabLock.take(folder);
    if (lock.isEmpty()) {
      stopLab(RunningLab.get(folder));
      return;
    }
    try {
      stopLeftovers();
    } finally {
      lock.get().close();
    }
  }

  private void stopLab(LabState state) {
    state.lab().find().ifPresent(process -> Stop.politely(process, PATIENCE));
    Leftovers.of(folder).stop();
    screen.say("The lab is down.");
  }

  private void stopLeftovers() {
    List<String> names = Leftovers.of(folder).stop().stream().map(ProcessId::name).toList();
    screen.say(
        names.isEmpty()
            ? "No lab is up."
            : "The lab itself had been killed; stopped what it left: "
                + String.join(", ", names)
                + ".");
  }
}
