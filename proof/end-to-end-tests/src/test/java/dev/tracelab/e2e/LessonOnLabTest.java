package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A learner's way through a lesson, with a lab running. */
@Tag("long")
class LessonOnLabTest {

  private static final Pattern LINK = Pattern.compile("/trace/([0-9a-f]+)");
  private static final Path SOLUTION =
      Path.of("..", "..", "learn", "lessons", "01-first-trace", "solution", "FirstTrace.java");

  @Test
  void aLearnerCopiesAnExerciseSolvesItAndSeesTheTraceInTheLabsJaeger() throws Exception {
    try (LabProcess lab = LabProcess.up()) {
      assertThat(lab.run("check", "01").printed())
          .contains("'./lab lesson 01' copies the exercise");
      assertThat(lab.run("lesson", "1").printed()).contains("my-lessons/01-first-trace");
      assertThat(lab.file("my-lessons/01-first-trace/.classpath"))
          .content()
          .contains("/jaeger-client-1.8.1.jar\"/>");
      CommandResult exercise = lab.run("check", "01");
      assertThat(exercise.status()).isEqualTo(1);
      assertThat(exercise.printed()).contains("Lesson 01 is not done yet", "No span arrived");

      Files.copy(
          SOLUTION,
          lab.file("my-lessons/01-first-trace/FirstTrace.java"),
          StandardCopyOption.REPLACE_EXISTING);
      CommandResult solution = lab.run("check", "01");
      assertThat(solution.status()).as(solution.printed()).isZero();
      assertThat(solution.printed()).contains("Lesson 01 is done", "./lab lesson 02");
      assertThat(traceOf(solution, lab).spans()).hasSize(1);

      assertThat(lab.run("lesson").printed()).contains("✓ 01", "next  ./lab lesson 00");
      assertThat(lab.run("lesson", "01").printed()).contains("as you left them");
    }
  }

  /** The trace that the check links to, as the lab's Jaeger has it. */
  private static Trace traceOf(CommandResult check, LabProcess lab) {
    Matcher link = LINK.matcher(check.printed());
    assertThat(link.find()).as(check.printed()).isTrue();
    return new TraceFetcher(lab.address("jaeger"))
        .fetchUntil(link.group(1), trace -> !trace.spans().isEmpty(), Duration.ofSeconds(20))
        .join();
  }
}
