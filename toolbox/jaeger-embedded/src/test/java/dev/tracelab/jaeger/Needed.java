package dev.tracelab.jaeger;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs a test needs and not every machine has. */
final class Needed {

  private Needed() {}

  /** The program; without it the test is skipped and says so, or fails where it is demanded. */
  static Path orSkip(Optional<Path> program, String name, boolean demanded) {
    String reason = "not tested: " + name + " is not on the PATH";
    if (program.isEmpty() && demanded) {
      throw new AssertionError(reason + ", and CI=true demands it");
    }
    if (program.isEmpty()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(program.isPresent(), reason);
    return program.orElseThrow();
  }
}
