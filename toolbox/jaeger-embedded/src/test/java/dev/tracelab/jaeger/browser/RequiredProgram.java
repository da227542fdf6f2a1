package dev.tracelab.jaeger.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A program that a test requires. */
public final class RequiredProgram {

  private RequiredProgram() {}

  /** Returns the program; without it the test is skipped with a message, or fails if required. */
  public static Path orSkip(Optional<Path> program, String name, boolean required) {
    String reason = "not tested: " + name + " is not on the PATH";
    if (program.isEmpty() && required) {
      throw new AssertionError(reason + ", and CI=true requires it");
    }
    if (program.isEmpty()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(program.isPresent(), reason);
    return program.orElseThrow();
  }
}
