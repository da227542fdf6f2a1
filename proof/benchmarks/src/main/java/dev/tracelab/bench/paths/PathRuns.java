package dev.tracelab.bench.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures paths with JMH in each of their settings.
 *
 * @param forks JVMs per benchmark; 0 runs in this JVM, where earlier benchmarks affect the result
 * @param warmUps unmeasured iterations
 * @param iterations measured iterations
 * @param iterationMillis duration of an iteration
 * @param progress receives a line for each result
 */
public record PathRuns(
    int forks, int warmUps, int iterations, long iterationMillis, Consumer<String> progress) {

  /** The standard measurement, some three minutes for all paths. */
  public static PathRuns usual(Consumer<String> progress) {
    return new PathRuns(1, 5, 5, 400, progress);
  }

  /** Blocks until all paths are measured. */
  public List<PathCost> of(List<HotPath> paths) {
    List<PathCost> costs = new ArrayList<>();
    for (HotPath path : paths) {
      for (PathSetting setting : path.settings()) {
        PathCost cost = measure(path, setting);
        progress.accept(line(cost));
        costs.add(cost);
      }
    }
    return costs;
  }

  /** How each path was measured, in words. */
  public String how() {
    return "%d iterations of %d ms after %d unmeasured ones, in a JVM of its own each"
        .formatted(iterations, iterationMillis, warmUps);
  }

  private PathCost measure(HotPath path, PathSetting setting) {
    try {
      return PathCost.of(path, setting, new Runner(options(path, setting)).runSingle());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure: " + path.title() + ".", e);
    }
  }

  private Options options(HotPath path, PathSetting setting) {
    TimeValue time = TimeValue.milliseconds(iterationMillis);
    return new OptionsBuilder()
        .include(path.pattern())
        .param("setting", setting.name())
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(forks)
        .warmupIterations(warmUps)
        .warmupTime(time)
        .measurementIterations(iterations)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .jvmArgs(
            "-Xmx256m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=benchmarks-logback.xml")
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static String line(PathCost cost) {
    return "%-28s %-36s %8.0f ns %8.0f B"
        .formatted(cost.path().title(), cost.setting().title(), cost.nanos(), cost.bytes());
  }

  /**
   * The cost of a path.
   *
   * @param nanos nanoseconds per call
   * @param error half of the 99.9 % confidence interval; NaN for too few iterations
   * @param bytes bytes allocated per call
   */
  public record PathCost(
      HotPath path, PathSetting setting, double nanos, double error, double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static PathCost of(HotPath path, PathSetting setting, RunResult run) {
      Result<?> time = run.getPrimaryResult();
      return new PathCost(
          path,
          setting,
          time.getScore(),
          time.getScoreError(),
          run.getSecondaryResults().get(ALLOCATED).getScore());
    }
  }
}
