package dev.tracelab.lessons;

import dev.tracelab.golden.Golden;
import java.util.List;

/**
 * Says in words what the program of a lesson lacks.
 *
 * @param lesson its {@code expected.golden} describes the trace of a right solution, if that is one
 *     trace, and its {@code facts} what else must hold
 */
public record LessonCheck(Lesson lesson) {

  /**
   * One sentence for each thing that is missing or wrong; none if the lesson is done. The spans
   * come first: while one of them is wrong, nothing is said of their details.
   */
  public List<String> missing(ProgramRun run) {
    if (run.problem() != null) {
      return List.of(run.problem());
    }
    List<String> advice =
        lesson.hasTree()
            ? Golden.parse(lesson.text("expected.golden")).advice(run.spans())
            : List.of();
    return advice.isEmpty() ? LessonFacts.of(lesson).missing(run) : advice;
  }
}
