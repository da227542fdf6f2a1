package dev.tracelab.lab.chaos.suite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads in a service's log how many spans it lost: it says so while it loses them, and after. */
final class LossLines {

  private static final Pattern LOST = Pattern.compile("(\\d+) spans were lost: ");
  private static final Pattern AGAIN =
      Pattern.compile("Spans are reported again; (\\d+) were lost meanwhile");

  private long ended;
  private long underway;

  private LossLines() {}

  /** How many spans were lost by the process that wrote these lines; what it last lost may lack. */
  static long countIn(Stream<String> lines) {
    LossLines read = new LossLines();
    lines.forEach(read::read);
    return read.ended + read.underway;
  }

  private void read(String line) {
    Matcher again = AGAIN.matcher(line);
    Matcher lost = LOST.matcher(line);
    if (again.find()) {
      ended += Long.parseLong(again.group(1));
      underway = 0;
    } else if (lost.find()) {
      underway += Long.parseLong(lost.group(1));
    }
  }
}
