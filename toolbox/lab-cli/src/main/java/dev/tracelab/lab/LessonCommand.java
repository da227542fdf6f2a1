package dev.tracelab.lab;

import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lessons.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab lesson}: lists the lessons, or copies the exercise of one. */
@Command(
    name = "lesson",
    description =
        "List the lessons and your progress, or copy the exercise of one to a folder of your own;"
            + " see 'check'.")
final class LessonCommand implements Callable<Integer> {

  private final MyLessons mine;
  private final Screen screen;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "The lesson to begin, such as 01.")
  private String number;

  LessonCommand(LabFolder folder, Screen screen) {
    this.mine = new MyLessons(folder);
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (number == null) {
      list();
    } else {
      begin(find(mine, number));
    }
    return 0;
  }

  /** The lesson with a number. */
  static Lesson find(MyLessons mine, String number) {
    return mine.find(number)
        .orElseThrow(
            () ->
                LabException.usageError(
                    "There is no lesson %s: './lab lesson' lists them all.".formatted(number)));
  }

  private void list() {
    List<Lesson> lessons = mine.all();
    for (Lesson lesson : lessons) {
      String mark = mine.isDone(lesson) ? screen.green("✓") : " ";
      screen.println(
          "  %s %s  %-32s %3d min"
              .formatted(mark, lesson.number(), lesson.title(), lesson.minutes()));
    }
    screen.println();
    Optional<Lesson> next = lessons.stream().filter(lesson -> !mine.isDone(lesson)).findFirst();
    screen.println(
        next.map(lesson -> "  next  ./lab lesson " + lesson.number())
            .orElse("  All lessons are done."));
    screen.println("  read  learn/lessons/README.md");
  }

  private void begin(Lesson lesson) {
    boolean isNew = mine.copy(lesson);
    screen.println("Lesson %s, %s".formatted(lesson.number(), lesson.title()));
    screen.println();
    screen.println("  goal   " + lesson.goal());
    screen.println("  read   " + mine.relative(lesson.folder().resolve("README.md")));
    for (Path file : mine.files(lesson)) {
      screen.println("  edit   " + mine.relative(file));
    }
    screen.println("  check  ./lab check %s --watch".formatted(lesson.number()));
    if (!isNew) {
      screen.println();
      screen.println("Your files are as you left them; delete them to begin again.");
    }
  }
}
