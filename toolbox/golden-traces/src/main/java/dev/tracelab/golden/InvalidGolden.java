package dev.tracelab.golden;

/** Says in one sentence which line of a golden text cannot be read, and why. */
public final class InvalidGolden extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidGolden(int line, String problem) {
    super("Line " + line + " of the golden: " + problem);
  }
}
