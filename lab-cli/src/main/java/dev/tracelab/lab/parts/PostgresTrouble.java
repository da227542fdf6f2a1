package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabFolder;
import java.util.List;

/** Says why PostgreSQL did not start, and what to do about it. */
final class PostgresTrouble {

  private PostgresTrouble() {}

  /** One sentence made of the last lines PostgreSQL's programs printed. */
  static String sentence(LabFolder folder, List<String> lastLines) {
    String said = String.join("\n", lastLines);
    if (said.contains("cannot be run as root") || said.contains("unshare")) {
      return "PostgreSQL refuses to run as root, and this machine lets root make no user namespace:"
          + " run the lab as an ordinary user.";
    }
    if (said.contains("No space left")) {
      return "PostgreSQL found no space for its data: free some on the disk of "
          + folder.path()
          + '.';
    }
    return "PostgreSQL did not start: "
        + lastError(lastLines)
        + " (all it said is in "
        + folder.shortLog(PostgresServer.NAME)
        + ").";
  }

  private static String lastError(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches(".*(FATAL|PANIC|error|ERROR).*"))
        .reduce((first, second) -> second)
        .or(() -> lines.stream().reduce((first, second) -> second))
        .orElse("it said nothing");
  }
}
