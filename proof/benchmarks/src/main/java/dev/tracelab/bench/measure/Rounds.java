package dev.tracelab.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures subjects in turns, every other round backwards: what the machine does beside, and what
 * drifts, meets all of them alike.
 *
 * @param count how many rounds are measured
 * @param warmUp how many go before, unmeasured
 * @param load how long each subject works in a round
 * @param progress gets a line for each round
 */
public record Rounds(int count, int warmUp, Duration load, Consumer<String> progress) {

  /** Blocks until all rounds are done. */
  public Comparison of(List<? extends Subject> subjects) {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    subjects.forEach(subject -> costs.put(subject.title(), new ArrayList<>()));
    for (int round = 1 - warmUp; round <= count; round++) {
      Map<String, Double> costsOfRound = round(subjects, round % 2 == 0);
      progress.accept(line(subjects, round, costsOfRound));
      if (round > 0) {
        costsOfRound.forEach((title, micros) -> costs.get(title).add(micros));
      }
    }
    return new Comparison(costs);
  }

  private Map<String, Double> round(List<? extends Subject> subjects, boolean backwards) {
    List<Subject> inTurn = new ArrayList<>(subjects);
    if (backwards) {
      Collections.reverse(inTurn);
    }
    Map<String, Double> costs = new LinkedHashMap<>();
    inTurn.forEach(subject -> costs.put(subject.title(), subject.microsPerRequest(load)));
    return costs;
  }

  private String line(
      List<? extends Subject> subjects, int round, Map<String, Double> costsOfRound) {
    StringBuilder line =
        new StringBuilder(round > 0 ? "round %d of %d:".formatted(round, count) : "warm-up:");
    subjects.forEach(subject -> line.append(" %7.1f".formatted(costsOfRound.get(subject.title()))));
    return line.append(" µs").toString();
  }
}
