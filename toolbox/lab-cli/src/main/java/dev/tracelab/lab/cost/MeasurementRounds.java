package dev.tracelab.lab.cost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures subjects in turns, in reverse order every other round, so that other load and drift
 * affect all of them alike.
 *
 * @param count the number of measured rounds
 * @param warmUp the number of unmeasured rounds before them
 * @param load the duration of each subject's load in a round
 * @param progress receives a line for each round
 */
public record MeasurementRounds(int count, int warmUp, Duration load, Consumer<String> progress) {

  /** Blocks until all rounds are done. */
  public CostComparison of(List<? extends Subject> subjects) {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    subjects.forEach(subject -> costs.put(subject.title(), new ArrayList<>()));
    for (int round = 1 - warmUp; round <= count; round++) {
      Map<String, Double> costsOfRound = round(subjects, round % 2 == 0);
      progress.accept(line(subjects, round, costsOfRound));
      if (round > 0) {
        costsOfRound.forEach((title, micros) -> costs.get(title).add(micros));
      }
    }
    return new CostComparison(costs);
  }

  /** How the rounds were measured, in words. */
  public String how() {
    return "%d rounds of %d ms after %d unmeasured ones".formatted(count, load.toMillis(), warmUp);
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
        new StringBuilder(
            round > 0 ? "round %2d of %d:".formatted(round, count) : "warm-up:       ");
    subjects.forEach(subject -> line.append(" %8.1f".formatted(costsOfRound.get(subject.title()))));
    return line.append(" µs").toString();
  }

  /** One of the compared settings. */
  public interface Subject extends AutoCloseable {

    /** Its name in results. */
    String title();

    /**
     * Applies load; blocks.
     *
     * @param load the duration of the load
     * @return CPU time of one request in microseconds, including sending its spans
     */
    double microsPerRequest(Duration load);

    @Override
    void close();
  }
}
