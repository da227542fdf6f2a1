package dev.tracelab.chaos.plan;

import java.util.Locale;

/** How a part is made unavailable. */
public enum Fault {
  /** SIGKILL to all its processes; restarted on the same port and data. */
  KILLED,
  /** Shut down in order and restarted on the same ports. */
  STOPPED,
  /** SIGSTOP to all its processes, then SIGCONT: connections stay open but nothing responds. */
  FROZEN;

  /** A participle for use in a sentence, such as {@code killed}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
