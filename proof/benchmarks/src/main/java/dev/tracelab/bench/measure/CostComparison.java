package dev.tracelab.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The cost of each subject by round. The first subject is the baseline.
 *
 * @param costs microseconds per request in each round, by title, in the order of the subjects
 */
public record CostComparison(Map<String, List<Double>> costs) {

  /** Keeps a copy, in the same order. */
  public CostComparison {
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    costs.forEach((title, rounds) -> copy.put(title, List.copyOf(rounds)));
    costs = copy;
  }

  /** Titles in the order of the subjects. */
  public List<String> titles() {
    return new ArrayList<>(costs.keySet());
  }

  /** Microseconds of CPU per request. */
  public Spread micros(String title) {
    return Spread.of(costs.get(title));
  }

  /** The ratio to the baseline, round by round. */
  public Spread ratio(String title) {
    List<Double> first = costs.values().iterator().next();
    List<Double> others = costs.get(title);
    return Spread.of(
        IntStream.range(0, others.size())
            .mapToObj(round -> others.get(round) / first.get(round))
            .toList());
  }

  /** The number of measured rounds. */
  public int rounds() {
    return costs.values().iterator().next().size();
  }
}
