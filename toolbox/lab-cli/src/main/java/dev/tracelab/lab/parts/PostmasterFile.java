package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a PostgreSQL server tells its process number, for as long as it runs and after
 * a crash. Its lines: number, data folder, start time in seconds since 1970, port, …
 *
 * @param file {@code postmaster.pid} in the data folder
 */
public record PostmasterFile(Path file) {

  /** The file of the server on this data. */
  public static PostmasterFile of(Path data) {
    return new PostmasterFile(data.resolve("postmaster.pid"));
  }

  /** The server process, if it runs: started when the file says, and not another one since. */
  public Optional<ProcessId> process() {
    try {
      List<String> lines = Files.readAllLines(file);
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
