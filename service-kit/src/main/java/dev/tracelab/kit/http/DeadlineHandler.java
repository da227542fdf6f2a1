package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Gives each request its {@link Deadline}: what the caller still has, at most what this service
 * allows.
 */
final class DeadlineHandler implements PlatformHandler {

  private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,9}");

  private final Duration longest;
  private final LongSupplier clock;

  private DeadlineHandler(Duration longest, LongSupplier clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * @param longest for callers that name no deadline or a later one
   * @param clock monotonic nanoseconds
   */
  static DeadlineHandler create(Duration longest, LongSupplier clock) {
    return new DeadlineHandler(longest, clock);
  }

  @Override
  public void handle(RoutingContext context) {
    Deadline.after(allowed(context.request().getHeader(Deadline.HEADER)), clock).bindTo(context);
    context.next();
  }

  private Duration allowed(String header) {
    if (header == null) {
      return longest;
    }
    if (!MILLISECONDS.matcher(header).matches()) {
      throw ProblemException.of(
          400,
          "invalid-header",
          "The header x-deadline-ms must be a whole number of milliseconds.");
    }
    Duration wished = Duration.ofMillis(Long.parseLong(header));
    return wished.compareTo(longest) < 0 ? wished : longest;
  }
}
