package dev.tracelab.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every program of every lesson, and compares what the check says with what is announced. */
class LessonsTest {

  private static final Path LESSONS = Path.of("..", "..", "learn", "lessons");

  private static Workbench workbench;

  @TempDir private static Path archives;

  @BeforeAll
  static void open() {
    workbench =
        new Workbench(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList(),
            null,
            archives);
    workbench.speedUp(Lesson.find(LESSONS, "08").orElseThrow().solution());
  }

  @AfterAll
  static void close() {
    workbench.close();
  }

  static List<Lesson> lessons() {
    return Lesson.allIn(LESSONS);
  }

  static Stream<Path> wrongSolutions() {
    return lessons().stream().flatMap(lesson -> lesson.wrongSolutions().stream());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theSolutionIsDone(Lesson lesson) throws IOException {
    assertThat(said(lesson, lesson.solution())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theExerciseFailsWithTheWordsThatItsPageAnnounces(Lesson lesson) throws IOException {
    String words = String.join("\n", said(lesson, lesson.exercise()));

    assertThat(words).isNotEmpty();
    assertThat(lesson.text("README.md")).contains("```\n" + words + "\n```");
  }

  /** Programs to compare with, such as one that is traced by hand. */
  static Stream<Path> furtherPrograms() {
    return lessons().stream()
        .map(lesson -> lesson.folder().resolve("further").toFile().listFiles(File::isDirectory))
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .map(File::toPath);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource({"wrongSolutions", "furtherPrograms"})
  void aProgramGetsItsWords(Path wrong) throws IOException {
    Lesson lesson =
        Lesson.find(LESSONS, wrong.getParent().getParent().getFileName().toString()).get();

    assertThat(said(lesson, wrong)).isEqualTo(Files.readAllLines(wrong.resolve("words")));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aLessonHasThreeWrongSolutionsAndShowsItsTree(Lesson lesson) {
    assertThat(lesson.wrongSolutions()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(lesson.text("README.md"))
        .contains(lesson.hasTree() ? lesson.text("expected.golden").strip() : "")
        .startsWith("# %s · %s\n".formatted(lesson.number(), lesson.title()))
        .contains("## Predict", "## Do", "## Look", "## Explain", "## Pitfall", "## Check")
        .contains(
            "## Further", Files.exists(lesson.folder().resolve("trace.svg")) ? "](trace.svg)" : "");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theIndexListsIt(Lesson lesson) throws IOException {
    assertThat(Files.readString(LESSONS.resolve("README.md")))
        .contains(
            "| [%s · %s](%s/README.md) | %s | %d |"
                .formatted(
                    lesson.number(), lesson.title(), lesson.id(), lesson.goal(), lesson.minutes()));
  }

  @Test
  void aProgramThatDoesNotCompileIsSaidWithItsLine(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Broken.java"), "class Broken {\n  int x = \"text\";\n}\n");

    assertThat(workbench.run(folder).problem())
        .isEqualTo(
            "Broken.java, line 2, does not compile: incompatible types: java.lang.String cannot be converted to int");
  }

  @Test
  void aMissingImportIsAskedFor(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Broken.java"), "class Broken {\n  SpanContext parent;\n}\n");

    assertThat(workbench.run(folder).problem())
        .isEqualTo(
            "Broken.java, line 2, does not compile: there is no class SpanContext: is an import missing?");
  }

  @Test
  void aProgramWithoutAMainMethodIsSaidSo(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Idle.java"), "class Idle {}\n");

    assertThat(workbench.run(folder).problem())
        .isEqualTo("No class has a method main, so there is nothing to run.");
  }

  private static List<String> said(Lesson lesson, Path program) throws IOException {
    return new LessonCheck(lesson).missing(workbench.run(program));
  }
}
