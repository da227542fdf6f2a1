package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.lessons.LessonCheck;
import dev.tracelab.lessons.ProgramRun;
import dev.tracelab.lessons.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Those whose solution makes one trace. */
  static List<Lesson> lessons() {
    return LESSONS.all().stream()
        .filter(lesson -> Files.exists(lesson.folder().resolve("expected.golden")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theTraceOfASolutionBecomesAPicture(Lesson lesson) throws IOException {
    try (Workbench workbench = LESSONS.workbench()) {
      ProgramRun run = workbench.run(lesson.solution());
      assertThat(new LessonCheck(lesson).missing(run)).isEmpty();
      Files.writeString(
          lesson.folder().resolve("trace.svg"),
          TracePicture.svg(lesson.title() + ", solution", run.spans(), Set.of()));
    }
  }
}
