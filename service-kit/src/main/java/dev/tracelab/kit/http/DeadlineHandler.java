package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.regex.Pattern;

/** Gives each request its {@link Deadline}. */
final class DeadlineHandler implements PlatformHandler {

  private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,9}");

  private final Duration max;
  private final boolean trustsCaller;

  private DeadlineHandler(Duration max, boolean trustsCaller) {
    this.max = max;
    this.trustsCaller = trustsCaller;
  }

  /** The caller's deadline, but no more than {@code max}. */
  static DeadlineHandler atMost(Duration max) {
    return new DeadlineHandler(max, true);
  }

  /** The same deadline for each request, whatever the caller requests. */
  static DeadlineHandler always(Duration duration) {
    return new DeadlineHandler(duration, false);
  }

  @Override
  public void handle(RoutingContext context) {
    String header = trustsCaller ? context.request().getHeader(Deadline.HEADER) : null;
    Duration timeout = header == null ? max : min(parse(header), max);
    Deadline.after(timeout).bindTo(context);
    context.next();
  }

  private static Duration parse(String header) {
    if (!MILLISECONDS.matcher(header).matches()) {
      throw ProblemException.of(
          400,
          "invalid-header",
          "The header x-deadline-ms must be a whole number of milliseconds.");
    }
    return Duration.ofMillis(Long.parseLong(header));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
