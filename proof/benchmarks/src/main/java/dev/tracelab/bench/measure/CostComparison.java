package dev.tracelab.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What subjects cost in rounds, the first being what the others are compared with.
 *
 * @param costs microseconds of each round by the subject's title, in the order of the subjects
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

  /** Microseconds of CPU for a request. */
  public Spread micros(String title) {
    return Spread.of(costs.get(title));
  }

  /** How many times the first subject's cost, round by round. */
  public Spread ratio(String title) {
    List<Double> first = costs.values().iterator().next();
    List<Double> others = costs.get(title);
    return Spread.of(
        IntStream.range(0, others.size())
            .mapToObj(round -> others.get(round) / first.get(round))
            .toList());
  }

  /** How many rounds were measured. */
  public int rounds() {
    return costs.values().iterator().next().size();
  }
}
