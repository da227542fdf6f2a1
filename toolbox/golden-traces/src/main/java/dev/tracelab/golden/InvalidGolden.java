package dev.tracelab.golden;

/** A malformed golden text. The message is one sentence that names the line. */
public final class InvalidGolden extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidGolden(int line, String problem) {
    super("Line " + line + " of the golden: " + problem);
  }
}
