package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * CPU time at one moment, in ticks of a hundredth of a second as {@code /proc/stat} counts it; see
 * proc(5). Zero where there is no such file.
 *
 * @param all of all processors, idle or not, since the machine was started
 * @param busy the part of it that was not idle
 * @param ours the part of it that this process, its descendants and a database used
 */
public record CpuTime(long all, long busy, long ours) {

  private static final Path STAT = Path.of("/proc/stat");
  private static final long MILLIS_PER_TICK = 10;

  /** Positions after the name: user nice system idle iowait irq softirq steal guest guest_nice. */
  private static final int IDLE = 3;

  private static final int IOWAIT = 4;

  /** User time includes that of guests. */
  private static final int FIELDS = 8;

  /**
   * The CPU time until now.
   *
   * @param database a process that is ours although it may have another parent
   */
  public static CpuTime now(ProcessId database) {
    try (Stream<String> lines = Files.lines(STAT)) {
      return parse(lines.findFirst().orElseThrow(), ours(database));
    } catch (IOException | RuntimeException e) {
      return new CpuTime(0, 0, 0);
    }
  }

  /** Reads the first line of {@code /proc/stat}. */
  static CpuTime parse(String line, long ours) {
    long[] ticks =
        Arrays.stream(line.strip().split("\\s+", -1))
            .skip(1)
            .limit(FIELDS)
            .mapToLong(Long::parseLong)
            .toArray();
    long all = LongStream.of(ticks).sum();
    return new CpuTime(all, all - ticks[IDLE] - ticks[IOWAIT], ours);
  }

  /**
   * The share of all CPU time since an earlier moment that others used, or the machine's host took;
   * empty if it is unknown.
   */
  public OptionalDouble othersSince(CpuTime earlier) {
    long allSince = all - earlier.all;
    long othersSince = busy - earlier.busy - (ours - earlier.ours);
    return allSince <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, (double) othersSince / allSince));
  }

  private static long ours(ProcessId database) {
    Stream<ProcessHandle> lab =
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants());
    Stream<ProcessHandle> server =
        database.find().stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    return Stream.concat(lab, server)
            .distinct()
            .mapToLong(
                process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
            .sum()
        / MILLIS_PER_TICK;
  }
}
