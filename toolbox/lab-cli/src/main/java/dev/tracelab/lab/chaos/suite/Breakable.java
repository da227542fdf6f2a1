package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.chaos.plan.Fault;

/** A part that can be taken away from outside. Called by one thread at a time. */
public interface Breakable {

  /** Takes it away; returns when it is gone. */
  void away(Fault fault);

  /**
   * Brings it back; returns when it is ready.
   *
   * @throws dev.tracelab.lab.LabException if it does not become ready
   */
  void back();
}
