package dev.tracelab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The page of results. A measurement replaces the text between the two markers of its part; the
 * rest of the page is written by hand.
 *
 * @param file Markdown
 */
record ResultsPage(Path file) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /**
   * Replaces a part.
   *
   * @param part the name in its markers, {@code <!-- hello -->} and {@code <!-- /hello -->}
   * @throws IllegalStateException if the page has no such markers
   */
  void write(String part, String text) {
    try {
      Files.writeString(file, replaced(Files.readString(file), part, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String replaced(String page, String part, String text) {
    String first = "<!-- " + part + " -->";
    String last = "<!-- /" + part + " -->";
    int begin = page.indexOf(first);
    int end = page.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(file + " has no " + first + " with a " + last + " after it.");
    }
    return page.substring(0, begin) + first + "\n" + text + page.substring(end);
  }

  /** One sentence with the date, this machine and how it was measured. */
  static String conditions(String how) {
    return "Measured on %s: %d × %s, %s %s, JDK %s, load of the machine %.1f at the end; %s.%n%n"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.arch").toLowerCase(Locale.ROOT),
            Runtime.version(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            how);
  }

  /** The processor's name on Linux; a placeholder elsewhere. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor");
    } catch (IOException e) {
      return "processor";
    }
  }
}
