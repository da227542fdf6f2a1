package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the log file of a process. */
public final class LogFile {

  private LogFile() {}

  /** The last lines without empty ones; none if there is no such file. */
  public static List<String> tail(Path log, int lines) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
