package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Signals;
import dev.tracelab.lab.process.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes of a lab that was itself killed and could not stop them. */
public final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LabFolder folder;
  private final StateFile state;

  private Leftovers(LabFolder folder) {
    this.folder = folder;
    this.state = StateFile.of(folder);
  }

  /** Those of this project; only to be asked when no lab runs. */
  public static Leftovers of(LabFolder folder) {
    return new Leftovers(folder);
  }

  /** Stops them: the services first, the database last. */
  public List<ProcessId> stop() {
    List<ProcessId> found = find();
    found.forEach(id -> id.find().ifPresent(Leftovers::stop));
    state.remove();
    return found;
  }

  /** What a chaos run froze could not hear anybody ask. */
  private static void stop(ProcessHandle process) {
    Signals.resume(process);
    Stop.politely(process, PATIENCE);
  }

  /** Those that run. */
  public List<ProcessId> find() {
    Stream<ProcessId> services =
        state.read().stream()
            .flatMap(known -> known.processes().stream())
            .filter(id -> !id.name().equals(PostgresServer.NAME));
    Optional<ProcessId> postgres = PostmasterFile.of(PostgresServer.data(folder)).process();
    return Stream.concat(services, postgres.stream()).filter(id -> id.find().isPresent()).toList();
  }
}
