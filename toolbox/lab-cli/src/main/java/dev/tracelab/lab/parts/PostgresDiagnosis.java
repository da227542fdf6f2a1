package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.List;

/** Explains why PostgreSQL did not start, and how to fix it. */
final class PostgresDiagnosis {

  private static final String ROOT =
      "PostgreSQL refuses to run as root, and root cannot create a user namespace on this machine:"
          + " run the lab as an ordinary user.";

  private PostgresDiagnosis() {}

  /**
   * Fails early where the server would take long to fail.
   *
   * @throws LabException if the user is root and cannot switch to another user for PostgreSQL
   */
  static void requireUsableAccount() {
    if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
      throw new LabException(ROOT);
    }
  }

  /** A sentence derived from the last log lines of PostgreSQL's programs. */
  static String sentence(LabFolder folder, List<String> lastLines) {
    String log = String.join("\n", lastLines);
    if (log.contains("cannot be run as root") || log.contains("unshare")) {
      return ROOT;
    }
    if (log.contains("No space left")) {
      return "There is no space for PostgreSQL's data: free some on the disk of "
          + folder.path()
          + '.';
    }
    return "PostgreSQL did not start: "
        + lastError(lastLines)
        + " (the full log is "
        + folder.relativeLog(PostgresServer.NAME)
        + ").";
  }

  private static String lastError(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches(".*(FATAL|PANIC|error|ERROR).*"))
        .reduce((first, second) -> second)
        .or(() -> lines.stream().reduce((first, second) -> second))
        .orElse("it printed nothing");
  }
}
