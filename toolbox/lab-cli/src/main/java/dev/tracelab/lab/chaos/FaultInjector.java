package dev.tracelab.lab.chaos;

import dev.tracelab.chaos.plan.Fault;

/** Breaks and repairs one part of the lab. One thread at a time injects and recovers. */
interface FaultInjector {

  /** Makes the part unavailable and returns when it is. */
  void inject(Fault fault);

  /**
   * Brings the part back and returns when it is ready.
   *
   * @throws dev.tracelab.lab.process.LabException if it does not become ready
   */
  void recover();

  /** Stops the part for good. */
  void close();
}
