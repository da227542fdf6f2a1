package dev.tracelab.lab.chaos;

import dev.tracelab.lab.chaos.audit.BookReader.Unsettled;
import dev.tracelab.lab.chaos.load.Journal;
import dev.tracelab.lab.chaos.plan.Target;
import java.net.URI;
import java.util.Set;

/** Sees how a run goes on. */
public interface Spectator {

  /**
   * A part is there for the first time.
   *
   * @param where its address
   */
  void ready(Target part, URI where);

  /**
   * A second of the run has passed.
   *
   * @param millis since the start
   * @param count how many orders are where
   * @param faults how many have been made and are over
   * @param away what is away now
   */
  void second(long millis, Journal.Count count, int faults, Set<Target> away);

  /** All clients are done, and this is still on its way. */
  void settling(long millis, Unsettled unsettled);
}
