package dev.tracelab.scenarios.catalogue;

/**
 * A scenario in one of its two variants.
 *
 * @param id of the scenario
 * @param repaired whether the repaired variant runs, not the broken one
 */
public record ScenarioChoice(String id, boolean repaired) {

  /** The request header that chooses a scenario for one request. */
  public static final String HEADER = "x-lab-scenario";

  private static final String REPAIRED = ":repaired";

  /** Reads {@code ID} or {@code ID:repaired}; whether the scenario exists is not checked. */
  public static ScenarioChoice parse(String text) {
    return text.endsWith(REPAIRED)
        ? new ScenarioChoice(text.substring(0, text.length() - REPAIRED.length()), true)
        : new ScenarioChoice(text, false);
  }

  /** Whether the catalogue has the scenario. */
  public boolean exists() {
    return Catalogue.find(id).isPresent();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return repaired ? id + REPAIRED : id;
  }
}
