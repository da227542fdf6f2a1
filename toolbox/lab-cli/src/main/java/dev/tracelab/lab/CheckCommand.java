package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.lessons.LessonCheck;
import dev.tracelab.lessons.ProgramRun;
import dev.tracelab.lessons.Workbench;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  /** More traces would push the words off the screen. */
  private static final int SHOWN = 6;

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
      mine.typicalProgram().ifPresent(workbench::speedUp);
      while (watch && !isDone) {
        screen.println(screen.dim("\nWaiting until you save; Ctrl-C ends it."));
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
    List<Trace> traces = traces(run.spans());
    traces.stream().limit(SHOWN).forEach(this::print);
    if (traces.size() > SHOWN) {
      screen.println();
      screen.println("and %d shorter traces.".formatted(traces.size() - SHOWN));
    }
    screen.println();
  }

  /** Each by itself, the longest first. */
  private static List<Trace> traces(Trace spans) {
    return spans.spans().stream()
        .collect(Collectors.groupingBy(TraceSpan::traceId, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Trace::new)
        .sorted(Comparator.comparingLong(Trace::durationMicros).reversed())
        .toList();
  }

  private void print(Trace trace) {
    screen.println();
    screen.printTrace(trace);
    screen.println();
    SpanDetails.of(trace).forEach(line -> screen.println(screen.cut(line)));
    URI jaeger = mine.jaeger();
    if (jaeger != null) {
      screen.println("  " + jaeger.resolve("/trace/" + trace.traceIds().first()));
    }
  }

  private String next(Lesson lesson) {
    return mine.all().stream()
        .filter(other -> other.number().compareTo(lesson.number()) > 0)
        .findFirst()
        .map(other -> "Next: './lab lesson %s', %s.".formatted(other.number(), other.title()))
        .orElse("It was the last one.");
  }
}
