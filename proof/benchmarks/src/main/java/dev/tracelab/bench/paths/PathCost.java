package dev.tracelab.bench.paths;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What a path costs.
 *
 * @param nanos for one time
 * @param error half of the interval that holds the true mean with a probability of 99.9 %; not a
 *     number where there were too few iterations to tell
 * @param bytes allocated for one time
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
