package dev.tracelab.lab.chaos.plan;

/** How something is taken away. */
public enum Fault {
  /** SIGKILL to all its processes; started again on the same port and data. */
  KILLED,
  /** Closed in order, and started again on the same ports. */
  STOPPED,
  /** SIGSTOP to all its processes, and SIGCONT: it is there, but answers nobody. */
  FROZEN;

  /** In a sentence. */
  public String inWords() {
    return switch (this) {
      case KILLED -> "killed";
      case STOPPED -> "stopped";
      case FROZEN -> "frozen";
    };
  }
}
