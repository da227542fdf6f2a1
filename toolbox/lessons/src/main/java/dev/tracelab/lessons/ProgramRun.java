package dev.tracelab.lessons;

import dev.tracelab.golden.Trace;

/**
 * What a learner's program did.
 *
 * @param problem why there is nothing to check, in one sentence; null if the program ran to its end
 * @param output what it printed
 * @param spans all that arrived, of all its traces
 */
public record ProgramRun(String problem, String output, Trace spans) {

  static ProgramRun failed(String problem) {
    return new ProgramRun(problem, "", Trace.of());
  }
}
