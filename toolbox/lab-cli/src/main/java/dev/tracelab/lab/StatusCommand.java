package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code lab status}: the processes of the lab, their memory and addresses. */
@Command(name = "status", description = "Show what is running; exit status 3 if nothing is.")
final class StatusCommand implements Callable<Integer> {

  /** Exit status of the Linux Standard Base for a service that is not running. */
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
    Optional<LabState> state = new StateFile(folder).findRunning();
    state.ifPresentOrElse(this::print, this::printNothing);
    return state.isPresent() ? 0 : NOT_RUNNING;
  }

  private void print(LabState state) {
    MemoryTable memory = MemoryTable.of(state);
    screen.println("%-18s %7s  %9s  %s".formatted("PART", "PROCESS", "MEMORY", "ADDRESS"));
    Stream.concat(Stream.of(state.lab()), state.processes().stream())
        .forEach(process -> screen.println(line(process, state, memory)));
    screen.println("%-18s %7s  %9s".formatted("", "", MemoryTable.megabytes(memory.sum())));
    Instant started = Instant.ofEpochMilli(state.lab().startedMillis());
    screen.println("\nUp since " + CLOCK.format(started.atZone(ZoneId.systemDefault())) + ".");
    if (sourceChangedSince(started)) {
      screen.println(
          screen.red("The source has changed since then:")
              + " restart with './lab down' and './lab up'.");
    }
  }

  private static String line(ProcessId process, LabState state, MemoryTable memory) {
    boolean runs = process.find().isPresent();
    String part = process.equals(state.lab()) ? LabState.JAEGER : process.name();
    URI address = state.addresses().get(part);
    return "%-18s %7d  %9s  %s"
        .formatted(
            process.name(),
            process.pid(),
            runs ? MemoryTable.megabytes(memory.bytes().get(process.name())) : "exited",
            address == null ? "starting" : address);
  }

  private void printNothing() {
    int left = new OrphanedProcesses(folder).find().size();
    screen.println(
        left == 0
            ? "The lab is not running; './lab up' starts it."
            : "The lab is not running, but %d processes of a killed lab are; './lab down' stops them."
                .formatted(left));
  }

  /** Whether a pom or a main source file of any module was modified later. */
  private boolean sourceChangedSince(Instant moment) {
    try (Stream<Path> folders =
        Files.find(folder.home(), 2, (path, attributes) -> attributes.isDirectory())) {
      return folders
          .filter(path -> !path.equals(folder.home()) && Files.exists(path.resolve("pom.xml")))
          .flatMap(module -> Stream.of(module.resolve("pom.xml"), module.resolve("src/main")))
          .anyMatch(path -> changedSince(path, moment));
    } catch (IOException | UncheckedIOException e) {
      throw new LabException(folder.home() + " cannot be read.", e);
    }
  }

  private static boolean changedSince(Path path, Instant moment) {
    if (!Files.exists(path)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> file.toFile().lastModified() > moment.toEpochMilli());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
