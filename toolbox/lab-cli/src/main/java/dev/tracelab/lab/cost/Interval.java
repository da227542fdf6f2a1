package dev.tracelab.lab.cost;

/** From {@code low} to {@code high}, both included. */
public record Interval(double low, double high) {

  /** How far apart both are. */
  public double width() {
    return high - low;
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }
}
