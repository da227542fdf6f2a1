package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Leftovers;
import dev.tracelab.lab.process.ProcessId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code lab status}: what runs, where, and what it takes. */
@Command(name = "status", description = "Show what runs; status 3 if nothing does.")
final class StatusCommand implements Callable<Integer> {

  /** As the Linux Standard Base has it for services that are not running. */
  private static final int NOT_RUNNING = 3;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final LabFolder folder;
  private final Screen screen;

  StatusCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Optional<LabState> state = RunningLab.find(folder);
    state.ifPresentOrElse(this::print, this::printNothing);
    return state.isPresent() ? 0 : NOT_RUNNING;
  }

  private void print(LabState state) {
    MemoryTable memory = MemoryTable.of(state);
    screen.say("%-18s %7s  %9s  %s".formatted("PART", "PROCESS", "MEMORY", "ADDRESS"));
    Stream.concat(Stream.of(state.lab()), state.processes().stream())
        .forEach(process -> screen.say(line(process, state, memory)));
    screen.say("%-18s %7s  %9s".formatted("", "", Units.megabytes(memory.sum())));
    Instant started = Instant.ofEpochMilli(state.lab().startedMillis());
    screen.say("\nUp since " + CLOCK.format(started.atZone(ZoneId.systemDefault())) + ".");
    if (SourceTree.of(folder).changedSince(started)) {
      screen.say(
          screen.bad("The source is newer than what runs:")
              + " './lab down' and './lab up' bring the change.");
    }
  }

  private static String line(ProcessId process, LabState state, MemoryTable memory) {
    boolean runs = process.find().isPresent();
    String where = process.equals(state.lab()) ? LabState.JAEGER : process.name();
    URI address = state.addresses().get(where);
    return "%-18s %7d  %9s  %s"
        .formatted(
            process.name(),
            process.pid(),
            runs ? Units.megabytes(memory.bytes().get(process.name())) : "ended",
            address == null ? "starting" : address);
  }

  private void printNothing() {
    int left = Leftovers.of(folder).find().size();
    screen.say(
        left == 0
            ? "No lab is up; './lab up' starts one."
            : "No lab is up, but "
                + left
                + " processes of a killed one are; './lab down' stops them.");
  }
}
