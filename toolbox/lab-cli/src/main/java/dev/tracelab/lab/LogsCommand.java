package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab logs}: the last lines of the logs. */
@Command(
    name = "logs",
    description = "Show the last lines of one log, or of all, or the lines of one trace.")
final class LogsCommand implements Callable<Integer> {

  private static final String SUFFIX = ".log";
  private static final int MOST_LINES = 100_000;

  /** As in {@code 02:00:27.123}. */
  private static final int TIME_LENGTH = 12;

  private final LabFolder folder;
  private final Screen screen;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Name of a log, such as order-service or postgresql; default: all.")
  private String service;

  @Option(
      names = "--trace",
      paramLabel = "ID",
      description = "Show all lines of one trace, of all services, in their order.")
  private String trace;

  @Option(
      names = "--lines",
      defaultValue = "40",
      description = "Number of lines per log; default: ${DEFAULT-VALUE}.")
  private int lines;

  LogsCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (lines < 1 || lines > MOST_LINES) {
      throw LabException.usageError("--lines must be from 1 to " + MOST_LINES + '.');
    }
    List<String> names = names();
    if (trace != null) {
      TraceIdArgument id = TraceIdArgument.parse(trace);
      linesOf(id.digits(), names).forEach(screen::println);
    } else if (service == null) {
      names.forEach(this::print);
    } else if (names.contains(service)) {
      LogFile.tail(folder.log(service), lines).forEach(screen::println);
    } else {
      throw LabException.usageError(
          "There is no log named \"%s\"; the logs are: %s."
              .formatted(service, String.join(", ", names)));
    }
    return 0;
  }

  private void print(String name) {
    screen.println(screen.green("── " + folder.relativeLog(name)));
    LogFile.tail(folder.log(name), lines).forEach(screen::println);
    screen.println();
  }

  /** Lines start with the time of day, so sorting by it merges the logs. */
  private List<String> linesOf(String id, List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                LogFile.tail(folder.log(name), MOST_LINES).stream()
                    .filter(line -> line.contains("[" + id) || line.contains("\"" + id))
                    .map(line -> new Line(line, name)))
        .sorted(Comparator.comparing(Line::time))
        .map(line -> "%-17s  %s".formatted(line.log(), line.text()))
        .toList();
  }

  private record Line(String text, String log) {

    String time() {
      return text.substring(0, Math.min(TIME_LENGTH, text.length()));
    }
  }

  private List<String> names() {
    try (Stream<Path> logs = Files.list(folder.log("any").getParent())) {
      return logs.map(log -> log.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LabException("There are no logs yet: './lab up' creates them.", e);
    }
  }
}
