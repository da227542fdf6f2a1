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
 * @param bytes what it takes from the machine; 0 where the system does not tell
 * @param liveBytes what of its heap is still in use after a full collection
 */
record ServiceMemory(long bytes, long liveBytes) {

  /** What {@code GC.heap_info} says of a generation. */
  private static final Pattern IN_USE = Pattern.compile("total \\d+K, used (\\d+)K");

  /** Has it collect its garbage, and looks. */
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
