package dev.tracelab.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tracelab.lab.process.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The memory of a service's JVM.
 *
 * @param bytes proportional set size; 0 if the system does not report it
 * @param liveBytes heap in use after a full collection
 */
record ServiceMemory(long bytes, long liveBytes) {

  /** The line for a generation in {@code GC.heap_info}. */
  private static final Pattern IN_USE = Pattern.compile("total \\d+K, used (\\d+)K");

  /** Runs a garbage collection and measures. */
  static ServiceMemory of(ProcessHandle service) {
    long bytes = Memory.of(service.pid()).orElse(0);
    jcmd(service, "GC.run");
    return new ServiceMemory(bytes, sum(jcmd(service, "GC.heap_info")));
  }

  private static long sum(String heap) {
    return IN_USE
        .matcher(heap)
        .results()
        .mapToLong(generation -> 1024 * Long.parseLong(generation.group(1)))
        .sum();
  }

  private static String jcmd(ProcessHandle service, String command) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process = new ProcessBuilder(program, Long.toString(service.pid()), command).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
