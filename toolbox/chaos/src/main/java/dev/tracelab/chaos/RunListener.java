package dev.tracelab.chaos;

import dev.tracelab.chaos.audit.SnapshotReader.UnfinishedWork;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.plan.Target;
import java.util.Set;

/** Is notified of a run's progress once a second. */
public interface RunListener {

  /**
   * Orders are being placed.
   *
   * @param millis since the start of the run
   * @param counts orders by state
   * @param faults how many are over
   * @param down what is unavailable now
   */
  void running(long millis, History.Counts counts, int faults, Set<Target> down);

  /** All clients are done; the services still have this to finish. */
  void settling(long millis, UnfinishedWork unfinished);
}
