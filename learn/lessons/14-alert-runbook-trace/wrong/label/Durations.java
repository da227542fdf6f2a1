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
      exemplar = traceId == null ? "" : exemplar(traceId);
    }
  }

  private static String exemplar(String traceId) {
    return String.format(Locale.ROOT, ",trace_id=\"%s\"", traceId);
  }

  /** Whether the alert fires. */
  boolean areSlow() {
    return slow > 0;
  }

  @Override
  public String toString() {
    return """
        order_duration_seconds_bucket{le="%s"} %d
        order_duration_seconds_bucket{le="+Inf"%s} %d
        """
        .formatted(LIMIT, count - slow, exemplar, count);
  }
}
