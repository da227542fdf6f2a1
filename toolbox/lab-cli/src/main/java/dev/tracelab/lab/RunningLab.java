package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import java.util.Optional;

/** Finds the lab that another process brought up. */
final class RunningLab {

  private RunningLab() {}

  /** Its state; empty if none runs. */
  static Optional<LabState> find(LabFolder folder) {
    return StateFile.of(folder).read().filter(state -> state.lab().find().isPresent());
  }

  /**
   * Its state.
   *
   * @throws LabException if none runs
   */
  static LabState get(LabFolder folder) {
    return find(folder)
        .orElseThrow(() -> new LabException("No lab is up: start one with './lab up'."));
  }
}
