package dev.tracelab.tracing.config;

import dev.tracelab.tracing.config.TracingConfig.SamplerConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a {@link SamplerConfig} from the {@code JAEGER_SAMPLER_*} variables. */
final class SamplerReader {

  private static final List<String> TYPES =
      List.of("const", "probabilistic", "ratelimiting", "remote");
  private static final String OPERATIONS = "JAEGER_SAMPLER_OPERATIONS";

  private final Environment environment;

  SamplerReader(Environment environment) {
    this.environment = environment;
  }

  SamplerConfig read() {
    String type = environment.text("JAEGER_SAMPLER_TYPE", "const").toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw Environment.invalid("JAEGER_SAMPLER_TYPE", type, "one of " + String.join(", ", TYPES));
    }
    double param = environment.number("JAEGER_SAMPLER_PARAM", type.equals("remote") ? 0.001 : 1);
    checkParam(type, param);
    String manager = environment.text("JAEGER_SAMPLER_MANAGER_HOST_PORT", "127.0.0.1:5778");
    int refreshMillis =
        environment.integer("JAEGER_SAMPLER_REFRESH_INTERVAL", 60_000, 100, 3_600_000);
    return new SamplerConfig(type, param, manager, Duration.ofMillis(refreshMillis), operations());
  }

  private static void checkParam(String type, double param) {
    String value = String.valueOf(param);
    switch (type) {
      case "const" -> require(param == 0 || param == 1, value, "0 or 1 for a const sampler");
      case "ratelimiting" ->
          require(
              param >= 1 && param == Math.rint(param),
              value,
              "a whole number of traces per second, at least 1");
      default -> require(isProbability(param), value, "a probability between 0 and 1");
    }
  }

  private static void require(boolean valid, String value, String expected) {
    if (!valid) {
      throw Environment.invalid("JAEGER_SAMPLER_PARAM", value, expected);
    }
  }

  private Map<String, Double> operations() {
    Map<String, Double> operations = new LinkedHashMap<>();
    String value = environment.text(OPERATIONS, null);
    if (value != null) {
      Arrays.stream(value.split(",", -1)).forEach(pair -> add(operations, pair.strip()));
    }
    return operations;
  }

  /** The last equals sign is the separator, because a name may contain others. */
  private static void add(Map<String, Double> operations, String pair) {
    int equals = pair.lastIndexOf('=');
    double probability = equals < 1 ? Double.NaN : probability(pair.substring(equals + 1));
    if (!isProbability(probability)) {
      throw Environment.invalid(
          OPERATIONS, pair, "pairs like POST /orders=1,GET /products=0.1, of probabilities");
    }
    operations.put(pair.substring(0, equals).strip(), probability);
  }

  private static double probability(String value) {
    try {
      return Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isProbability(double value) {
    return value >= 0 && value <= 1;
  }
}
