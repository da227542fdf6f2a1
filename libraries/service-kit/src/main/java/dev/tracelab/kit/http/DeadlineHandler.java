package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Gives each request its {@link Deadline}. */
final class DeadlineHandler implements PlatformHandler {

  private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,9}");

  private final Function<RoutingContext, Duration> allowance;
  private final LongSupplier clock;

  private DeadlineHandler(Function<RoutingContext, Duration> allowance, LongSupplier clock) {
    this.allowance = allowance;
    this.clock = clock;
  }

  /** What the caller still has, at most so much. */
  static DeadlineHandler atMost(Duration longest, LongSupplier clock) {
    return new DeadlineHandler(context -> shorter(longest, context), clock);
  }

  /** The same for each request, whatever its caller says. */
  static DeadlineHandler always(Duration duration, LongSupplier clock) {
    return new DeadlineHandler(context -> duration, clock);
  }

  @Override
  public void handle(RoutingContext context) {
    Deadline.after(allowance.apply(context), clock).bindTo(context);
    context.next();
  }

  private static Duration shorter(Duration longest, RoutingContext context) {
    String header = context.request().getHeader(Deadline.HEADER);
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
