package dev.tracelab.lab.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** The ratios to the baseline, round by round. */
  public List<Double> ratios(String title) {
    List<Double> first = costs.values().iterator().next();
    List<Double> others = costs.get(title);
    return IntStream.range(0, others.size())
        .mapToObj(round -> others.get(round) / first.get(round))
        .toList();
  }

  /** The distribution of the {@link #ratios}. */
  public Spread ratio(String title) {
    return Spread.of(ratios(title));
  }

  /** The 95 % interval of the median ratio, by a bootstrap over the {@link #inPairs pairs}. */
  public Interval interval(String title) {
    return Bootstrap.ofMedian(inPairs().ratios(title), new Random(7));
  }

  /** The rounds of both, which have the same subjects. */
  public CostComparison and(CostComparison later) {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    costs.forEach(
        (title, rounds) ->
            all.put(
                title, Stream.concat(rounds.stream(), later.costs.get(title).stream()).toList()));
    return new CostComparison(all);
  }

  /**
   * Each round and the reversed one after it as one, with the mean of both. A setting that comes
   * last in a round has waited longer since its last turn, and costs more; in both together, all
   * have waited alike.
   */
  public CostComparison inPairs() {
    Map<String, List<Double>> means = new LinkedHashMap<>();
    costs.forEach(
        (title, all) ->
            means.put(
                title,
                IntStream.range(0, all.size() / 2)
                    .mapToObj(pair -> (all.get(2 * pair) + all.get(2 * pair + 1)) / 2)
                    .toList()));
    return new CostComparison(means);
  }

  /** The number of measured rounds. */
  public int rounds() {
    return costs.values().iterator().next().size();
  }
}
