package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.List;

/** Says why PostgreSQL did not start, and what to do about it. */
final class PostgresTrouble {

  private static final String ROOT =
      "PostgreSQL refuses to run as root, and this machine lets root make no user namespace:"
          + " run the lab as an ordinary user.";

  private PostgresTrouble() {}

  /**
   * Refuses what is known to fail, which a server would take long to find out.
   *
   * @throws LabException if this is root, and root cannot become another user for PostgreSQL
   */
  static void refuseHelplessRoot() {
    if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
      throw new LabException(ROOT);
    }
  }

  /** One sentence made of the last lines PostgreSQL's programs printed. */
  static String sentence(LabFolder folder, List<String> lastLines) {
    String said = String.join("\n", lastLines);
    if (said.contains("cannot be run as root") || said.contains("unshare")) {
      return ROOT;
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
