package dev.tracelab.lab.lesson;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.lessons.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lessons of one learner: the folder {@code my-lessons} with copies of the exercises, and which
 * lessons are done.
 *
 * @param lab the folder of the project
 */
public record MyLessons(LabFolder lab) {

  private static final String DONE = "lessons-done";
  private static final long POLL_MILLIS = 200;

  /** All lessons. */
  public List<Lesson> all() {
    return Lesson.allIn(lessons());
  }

  /** The lesson with a number such as {@code 01} or {@code 1}. */
  public Optional<Lesson> find(String number) {
    return Lesson.find(lessons(), number);
  }

  private Path lessons() {
    return lab.home().resolve("learn").resolve("lessons");
  }

  /** The learner's folder of a lesson. */
  public Path folder(Lesson lesson) {
    return lab.home().resolve("my-lessons").resolve(lesson.id());
  }

  /** The learner's files of a lesson; none before the exercise was copied. */
  public List<Path> files(Lesson lesson) {
    if (!Files.isDirectory(folder(lesson))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder(lesson))) {
      return files.filter(MyLessons::isLearners).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLearners(Path file) {
    return Files.isRegularFile(file)
        && !file.getFileName().toString().startsWith(".")
        && !file.getParent().endsWith(EditorProject.OUTPUT);
  }

  /** A path as the learner types it. */
  public Path relative(Path file) {
    return lab.home().relativize(file.toAbsolutePath());
  }

  /** Copies the exercise; returns false if the learner has files already, which stay. */
  public boolean copy(Lesson lesson) {
    if (!files(lesson).isEmpty()) {
      return false;
    }
    try (Stream<Path> files = Files.walk(lesson.exercise())) {
      for (Path file : files.toList()) {
        Path copy = folder(lesson).resolve(lesson.exercise().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      new EditorProject(folder(lesson), libraries()).write();
      return true;
    } catch (IOException e) {
      throw new LabException("The exercise cannot be copied: " + e.getMessage() + ".", e);
    }
  }

  /** Whether its check has succeeded once. */
  public boolean isDone(Lesson lesson) {
    try {
      Path done = lab.path().resolve(DONE);
      return Files.exists(done) && Files.readAllLines(done).contains(lesson.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers that its check has succeeded. */
  public void done(Lesson lesson) {
    if (isDone(lesson)) {
      return;
    }
    try {
      Path file = lab.path().resolve(DONE);
      List<String> done =
          new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
      done.add(lesson.id());
      Files.write(file, done);
    } catch (IOException e) {
      throw new LabException("Your progress cannot be saved: " + e.getMessage() + ".", e);
    }
  }

  /** Waits until one of the learner's files has been saved. */
  public void awaitChange(Lesson lesson) throws InterruptedException {
    FileTime before = lastSaved(lesson);
    while (lastSaved(lesson).equals(before)) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private FileTime lastSaved(Lesson lesson) {
    return files(lesson).stream()
        .map(MyLessons::saved)
        .max(FileTime::compareTo)
        .orElse(FileTime.fromMillis(0));
  }

  private static FileTime saved(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // An editor may be replacing the file.
      return FileTime.fromMillis(0);
    }
  }

  /** Jaeger of the running lab; null if none is running. */
  public URI jaeger() {
    return running().map(LabState::jaeger).orElse(null);
  }

  /** Runs programs with the libraries of order-service; a running lab gets their spans, too. */
  public Workbench workbench() {
    return new Workbench(
        libraries(), running().map(LabState::agent).orElse(null), lab.classArchives());
  }

  private List<Path> libraries() {
    List<Path> libraries = new ArrayList<>(jars("order-service", ""));
    libraries.addAll(jars("toolbox/lab-cli", "golden-traces"));
    return libraries;
  }

  /** A program that uses what most of them use. */
  public Optional<Path> typicalProgram() {
    return find("08").map(Lesson::solution);
  }

  private Optional<LabState> running() {
    return new StateFile(lab).findRunning();
  }

  private List<Path> jars(String module, String name) {
    try (Stream<Path> jars = Files.list(lab.home().resolve(module).resolve("target/lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name)).sorted().toList();
    } catch (IOException e) {
      throw new LabException("The lab has not been built yet: './lab up' builds and starts it.", e);
    }
  }
}
