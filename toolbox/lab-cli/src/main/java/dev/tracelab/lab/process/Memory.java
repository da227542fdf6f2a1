package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Memory of processes as proportional set size: pages that several processes share count for each
 * by its part, so that the sum over processes is what they take from the machine together. Only
 * Linux tells it (proc(5), {@code smaps_rollup}).
 */
public final class Memory {

  private static final Path PROC = Path.of("/proc");

  private Memory() {}

  /** Bytes of one process; empty where the system does not tell, or the process has ended. */
  public static OptionalLong of(long pid) {
    try (var lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Bytes of a process and of all that descend from it; empty if not all of them are known. */
  public static OptionalLong ofTree(ProcessHandle process) {
    OptionalLong root = of(process.pid());
    return root.isEmpty()
        ? root
        : OptionalLong.of(
            root.getAsLong()
                + process.descendants().mapToLong(child -> of(child.pid()).orElse(0)).sum());
  }

  /** The sum; empty if one of them is not known. */
  public static OptionalLong sum(Collection<OptionalLong> parts) {
    return parts.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(parts.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }
}
