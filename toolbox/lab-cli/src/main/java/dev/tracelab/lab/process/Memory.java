package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Memory of processes as proportional set size: shared pages are divided among the processes that
 * share them, so that the sum over processes is their total memory. Only available on Linux, see
 * {@code smaps_rollup} in proc(5).
 */
public final class Memory {

  private static final Path PROC = Path.of("/proc");

  private Memory() {}

  /** Bytes of one process; empty if unavailable, or the process has ended. */
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

  /** Bytes of a process and its descendants; empty if unavailable. */
  public static OptionalLong ofTree(ProcessHandle process) {
    OptionalLong root = of(process.pid());
    return root.isEmpty()
        ? root
        : OptionalLong.of(
            root.getAsLong()
                + process.descendants().mapToLong(child -> of(child.pid()).orElse(0)).sum());
  }

  /** The sum; empty if one of them is. */
  public static OptionalLong sum(Collection<OptionalLong> parts) {
    return parts.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(parts.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }
}
