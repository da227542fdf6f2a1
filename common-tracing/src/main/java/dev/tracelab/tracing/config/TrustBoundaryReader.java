package dev.tracelab.tracing.config;

import dev.tracelab.tracing.propagation.TrustBoundary;
import dev.tracelab.tracing.propagation.TrustBoundary.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@link TrustBoundary} from the {@code TRACE_*} variables. */
final class TrustBoundaryReader {

  private static final String ALL = "continue, link, restart";

  private final Environment environment;

  TrustBoundaryReader(Environment environment) {
    this.environment = environment;
  }

  TrustBoundary read() {
    Policy policy = policy();
    return new TrustBoundary(
        policy, environment.flag("TRACE_ALLOW_DEBUG", false), baggageKeys(policy));
  }

  private Policy policy() {
    String value = environment.text("TRACE_TRUST", "continue");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "continue" -> Policy.CONTINUE;
      case "link" -> Policy.LINK;
      case "restart" -> Policy.RESTART;
      default -> throw Environment.invalid("TRACE_TRUST", value, "one of " + ALL);
    };
  }

  /**
   * If traces of callers are not trusted, their baggage is not either, unless keys are configured.
   */
  private Set<String> baggageKeys(Policy policy) {
    String otherwise = policy == Policy.CONTINUE ? TrustBoundary.ANY : "";
    return Arrays.stream(environment.text("TRACE_BAGGAGE_KEYS", otherwise).split(","))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
