package dev.tracelab.kit.cups;

import dev.tracelab.kit.lifecycle.ServiceRunner;

/** The cup service as a process. */
public final class CupMain {

  private CupMain() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    ServiceRunner.run(new CupService().description());
  }
}
