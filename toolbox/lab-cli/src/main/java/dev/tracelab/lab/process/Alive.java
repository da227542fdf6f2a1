package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a process still does anything. One that has ended stays in the system's list until its
 * parent asks for its status; in a container there may be nobody who ever does.
 */
final class Alive {

  private Alive() {}

  static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !hasEnded(process.pid());
  }

  /** Whether the state in proc(5), the first field after the name in brackets, is "zombie". */
  private static boolean hasEnded(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
