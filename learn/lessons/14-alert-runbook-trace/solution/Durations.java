import java.util.Locale;

/** A histogram of durations with two buckets, in the text format OpenMetrics. */
class Durations {

  private static final double LIMIT = 0.5;

  private int count;
  private int slow;
  private double slowest;
  private String exemplar = "";

  /**
   * Counts a request.
   *
   * @param traceId the id of its trace, or null
   */
  void observe(double seconds, String traceId) {
    count++;
    if (seconds > LIMIT) {
      slow++;
    }
    if (seconds > slowest && seconds > LIMIT) {
      slowest = seconds;
      exemplar = traceId == null ? "" : exemplar(traceId, seconds);
    }
  }

  private static String exemplar(String traceId, double seconds) {
    return String.format(Locale.ROOT, " # {trace_id=\"%s\"} %.3f", traceId, seconds);
  }

  /** Whether the alert fires. */
  boolean areSlow() {
    return slow > 0;
  }

  @Override
  public String toString() {
    return """
        order_duration_seconds_bucket{le="%s"} %d
        order_duration_seconds_bucket{le="+Inf"} %d%s
        """
        .formatted(LIMIT, count - slow, count, exemplar);
  }
}
