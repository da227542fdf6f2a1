package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code postmaster.pid}, in which a PostgreSQL server records its process id; it remains
 * after a crash. Its lines: pid, data folder, start time in seconds since 1970, port, …
 *
 * @param data folder of the server
 */
public record PostmasterFile(Path data) {

  /** The server process if it runs: the start time excludes a later process with the same pid. */
  public Optional<ProcessId> process() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      long pid = Long.parseLong(lines.get(0).strip());
      long startedMillis = 1_000 * Long.parseLong(lines.get(2).strip());
      return ProcessHandle.of(pid)
          .map(process -> ProcessId.of(PostgresServer.NAME, process))
          .filter(id -> Math.abs(id.startedMillis() - startedMillis) < 5_000);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
