package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processes whose lab was killed and could not stop them. Only meaningful while no lab runs.
 *
 * @param folder of the project
 */
public record OrphanedProcesses(LabFolder folder) {

  private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);

  /** Stops them, the services first and the database last; returns those it stopped. */
  public List<ProcessId> stop() {
    List<ProcessId> found = find();
    found.forEach(id -> id.find().ifPresent(OrphanedProcesses::stop));
    new StateFile(folder).remove();
    return found;
  }

  /** A process that a chaos run froze cannot handle a signal until it is resumed. */
  private static void stop(ProcessHandle process) {
    Processes.resume(process);
    Processes.stop(process, GRACE_PERIOD);
  }

  /** Those that run. */
  public List<ProcessId> find() {
    Stream<ProcessId> services =
        new StateFile(folder)
            .read().stream()
                .flatMap(state -> state.processes().stream())
                .filter(id -> !id.name().equals(PostgresServer.NAME));
    Optional<ProcessId> postgres = PostgresServer.find(folder);
    return Stream.concat(services, postgres.stream()).filter(id -> id.find().isPresent()).toList();
  }
}
