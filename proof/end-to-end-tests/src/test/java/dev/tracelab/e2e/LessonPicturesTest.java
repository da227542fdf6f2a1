package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.lessons.LessonCheck;
import dev.tracelab.lessons.ProgramRun;
import dev.tracelab.lessons.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Draws the traces of the lessons' solutions for their pages, with {@code -Dpictures.write=true}.
 */
@EnabledIfSystemProperty(named = "pictures.write", matches = "true")
class LessonPicturesTest {

  private static final MyLessons LESSONS =
      new MyLessons(new LabFolder(Path.of("..", "..").toAbsolutePath().normalize()));

  /** A lesson about several traces shows the two that took longest. */
  private static final int TRACES = 2;

  static List<Lesson> lessons() {
    return LESSONS.all();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theTraceOfASolutionBecomesAPicture(Lesson lesson) throws IOException {
    try (Workbench workbench = LESSONS.workbench()) {
      ProgramRun run = workbench.run(lesson.solution());
      assertThat(new LessonCheck(lesson).missing(run)).isEmpty();
      assumeThat(run.spans().spans()).isNotEmpty();
      Files.writeString(
          lesson.folder().resolve("trace.svg"),
          TracePicture.svg(lesson.title() + ", solution", longest(run.spans()), Set.of()));
    }
  }

  private static Trace longest(Trace all) {
    return new Trace(
        all.traceIds().stream()
            .map(id -> all.spans().stream().filter(span -> span.traceId().equals(id)).toList())
            .map(Trace::new)
            .sorted(Comparator.comparingLong(Trace::durationMicros).reversed())
            .limit(TRACES)
            .flatMap(trace -> trace.spans().stream())
            .toList());
  }
}
