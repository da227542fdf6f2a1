package dev.tracelab.bench.ingest;

import dev.tracelab.bench.measure.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What backends did in all rounds, by what they are called and in the order they were given. */
public final class IngestResult {

  private final Map<String, List<Round>> intakes;

  IngestResult(Map<String, List<Round>> intakes) {
    this.intakes = new LinkedHashMap<>(intakes);
  }

  /** What the backends are called. */
  public List<String> titles() {
    return new ArrayList<>(intakes.keySet());
  }

  /** Spans that one core takes in in a second. */
  public Spread spansPerCpuSecond(String title) {
    return spread(title, Round::spansPerCpuSecond);
  }

  /** Bytes by which the process grows for each span. */
  public Spread bytesPerSpan(String title) {
    return spread(title, Round::bytesPerSpan);
  }

  private Spread spread(String title, ToDoubleFunction<Round> value) {
    return Spread.of(intakes.get(title).stream().map(value::applyAsDouble).toList());
  }

  /**
   * What one backend did in one round.
   *
   * @param spansPerCpuSecond how many spans one core takes in in a second
   * @param bytesPerSpan by how much the process has grown for each span it keeps
   */
  record Round(double spansPerCpuSecond, double bytesPerSpan) {}
}
