package dev.tracelab.lessons;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One lesson: a folder such as {@code 01-first-trace}, with an exercise, its solution, typical
 * wrong solutions, and what the trace of the solution must be.
 *
 * @param folder its name begins with the lesson's number
 * @param title such as {@code First trace}
 * @param minutes how long it takes
 * @param goal what the learner can do afterwards, in one sentence
 */
public record Lesson(Path folder, String title, int minutes, String goal) {

  private static final String PROPERTIES = "lesson.properties";

  /**
   * All lessons in a folder, by their numbers; none if there is no such folder.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<Lesson> allIn(Path lessons) {
    if (!Files.isDirectory(lessons)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(lessons)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(PROPERTIES)))
          .sorted()
          .map(Lesson::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lesson with a number.
   *
   * @param number such as {@code 01}, {@code 1}, or the name of the folder
   */
  public static Optional<Lesson> find(Path lessons, String number) {
    String digits = number.matches("\\d") ? "0" + number : number;
    return allIn(lessons).stream()
        .filter(lesson -> digits.equals(lesson.number()) || digits.equals(lesson.id()))
        .findFirst();
  }

  private static Lesson read(Path folder) {
    Properties values = new Properties();
    try (Reader file = Files.newBufferedReader(folder.resolve(PROPERTIES))) {
      values.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Lesson(
        folder,
        values.getProperty("title"),
        Integer.parseInt(values.getProperty("minutes")),
        values.getProperty("goal"));
  }

  /** The name of its folder. */
  public String id() {
    return folder.getFileName().toString();
  }

  /** Two digits. */
  public String number() {
    return id().substring(0, 2);
  }

  /** Where the learner begins. */
  public Path exercise() {
    return folder.resolve("exercise");
  }

  /** Where the learner arrives. */
  public Path solution() {
    return folder.resolve("solution");
  }

  /** Solutions that are often tried first, by name. */
  public List<Path> wrongSolutions() {
    try (Stream<Path> wrong = Files.list(folder.resolve("wrong"))) {
      return wrong.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a right solution makes one trace, which is described. */
  boolean hasTree() {
    return Files.exists(folder.resolve("expected.golden"));
  }

  /** A file of the lesson. */
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
