package dev.tracelab.lab;

import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.lessons.LessonCheck;
import dev.tracelab.lessons.ProgramRun;
import dev.tracelab.lessons.Workbench;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab check}: runs the learner's program of a lesson, and says what its trace lacks. */
@Command(
    name = "check",
    description =
        "Run your program of a lesson, show its trace and say what is missing; exit status 0 only"
            + " if the lesson is done.")
final class CheckCommand implements Callable<Integer> {

  private final MyLessons mine;
  private final Screen screen;

  @Parameters(index = "0", paramLabel = "NUMBER", description = "The lesson, such as 01.")
  private String number;

  @Option(
      names = "--watch",
      description = "Check again whenever a file is saved, until it is done.")
  private boolean watch;

  CheckCommand(LabFolder folder, Screen screen) {
    this.mine = new MyLessons(folder);
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    Lesson lesson = LessonCommand.find(mine, number);
    if (mine.files(lesson).isEmpty()) {
      throw new LabException(
          "There is nothing to check yet: './lab lesson %s' copies the exercise."
              .formatted(lesson.number()));
    }
    try (Workbench workbench = mine.workbench()) {
      boolean isDone = check(lesson, workbench);
      while (watch && !isDone) {
        mine.awaitChange(lesson);
        isDone = check(lesson, workbench);
      }
      return isDone ? 0 : Main.FAILED;
    }
  }

  private boolean check(Lesson lesson, Workbench workbench) {
    ProgramRun run = run(lesson, workbench);
    List<String> missing = new LessonCheck(lesson).missing(run);
    print(run);
    if (missing.isEmpty()) {
      mine.done(lesson);
      screen.println(
          screen.green("✓") + " Lesson %s is done. %s".formatted(lesson.number(), next(lesson)));
    } else {
      screen.println(screen.red("✗") + " Lesson %s is not done yet:".formatted(lesson.number()));
      missing.forEach(sentence -> screen.printText("  ", sentence));
    }
    return missing.isEmpty();
  }

  private ProgramRun run(Lesson lesson, Workbench workbench) {
    try {
      return workbench.run(mine.folder(lesson));
    } catch (IOException e) {
      throw new LabException("The program cannot be checked: " + e.getMessage(), e);
    }
  }

  private void print(ProgramRun run) {
    run.output().lines().forEach(line -> screen.println(screen.dim("  | ") + line));
    if (!run.spans().spans().isEmpty()) {
      screen.println();
      screen.printTrace(run.spans());
      URI jaeger = mine.jaeger();
      if (jaeger != null) {
        run.spans().traceIds().forEach(id -> screen.println("  " + jaeger.resolve("/trace/" + id)));
      }
    }
    screen.println();
  }

  private String next(Lesson lesson) {
    return mine.all().stream()
        .filter(other -> other.number().compareTo(lesson.number()) > 0)
        .findFirst()
        .map(other -> "Next: './lab lesson %s', %s.".formatted(other.number(), other.title()))
        .orElse("It was the last one.");
  }
}
