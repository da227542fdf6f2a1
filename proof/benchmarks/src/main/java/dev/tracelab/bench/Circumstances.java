package dev.tracelab.bench;

import dev.tracelab.bench.measure.Rounds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** When, on what and how it was measured, in one sentence. */
final class Circumstances {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Circumstances() {}

  /** Now, on this machine. */
  static String of(Rounds rounds) {
    return of(
        "%d rounds of %d s after %d unmeasured ones"
            .formatted(rounds.count(), rounds.load().toSeconds(), rounds.warmUp()));
  }

  /** Now, on this machine, and how in the caller's words. */
  static String of(String how) {
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

  /** As Linux calls it; elsewhere nobody tells without being asked in the system's own way. */
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
