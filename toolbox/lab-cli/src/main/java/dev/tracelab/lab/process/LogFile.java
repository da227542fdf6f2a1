package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log a process writes, read by others. */
public final class LogFile {

  private LogFile() {}

  /** The last lines, empty ones left out; none if there is no such file. */
  public static List<String> tail(Path log, int lines) {
    List<String> all = lines(log);
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** All lines, empty ones left out; none if there is no such file. */
  public static List<String> lines(Path log) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
