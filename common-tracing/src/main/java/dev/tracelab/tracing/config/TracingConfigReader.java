package dev.tracelab.tracing.config;

import dev.tracelab.tracing.propagation.Propagation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a {@link TracingConfig} from the {@code JAEGER_*} variables and rejects invalid values. */
final class TracingConfigReader {

  private final Environment environment;

  TracingConfigReader(Environment environment) {
    this.environment = environment;
  }

  TracingConfig read(String defaultServiceName) {
    return new TracingConfig(
        environment.text("JAEGER_SERVICE_NAME", defaultServiceName),
        environment.uri("JAEGER_ENDPOINT", null, "http://127.0.0.1:14268/api/traces"),
        authorization(),
        environment.text("JAEGER_AGENT_HOST", "127.0.0.1"),
        environment.integer("JAEGER_AGENT_PORT", 6831, 1, 65_535),
        new SamplerReader(environment).read(),
        propagation(),
        environment.integer("JAEGER_REPORTER_MAX_QUEUE_SIZE", 10_000, 1, 1_000_000),
        Duration.ofMillis(environment.integer("JAEGER_REPORTER_FLUSH_INTERVAL", 500, 10, 60_000)),
        environment.flag("JAEGER_TRACEID_128BIT", true),
        tags(),
        new TrustBoundaryReader(environment).read(),
        environment.text("TRACING_BACKEND", TracingConfig.JAEGER).toLowerCase(Locale.ROOT),
        OtlpEndpoint.read(environment));
  }

  private String authorization() {
    String token = environment.text("JAEGER_AUTH_TOKEN", null);
    String user = environment.text("JAEGER_USER", null);
    String password = environment.text("JAEGER_PASSWORD", null);
    if (token != null && user != null) {
      throw new ConfigurationException(
          "JAEGER_AUTH_TOKEN and JAEGER_USER are both set: keep the token, or the user and"
              + " JAEGER_PASSWORD.");
    }
    if ((user == null) != (password == null)) {
      throw new ConfigurationException(
          "JAEGER_USER and JAEGER_PASSWORD belong together: set both, or neither.");
    }
    return token != null ? "Bearer " + token : user == null ? null : basic(user, password);
  }

  private static String basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  private String propagation() {
    String value = environment.text("JAEGER_PROPAGATION", "jaeger,w3c").toLowerCase(Locale.ROOT);
    List<String> formats = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (!Propagation.FORMATS.containsAll(formats)) {
      throw Environment.invalid(
          "JAEGER_PROPAGATION", value, "a list of " + String.join(", ", Propagation.FORMATS));
    }
    return formats.stream().distinct().collect(Collectors.joining(","));
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    String value = environment.text("JAEGER_TAGS", null);
    if (value != null) {
      Arrays.stream(value.split(",", -1)).forEach(pair -> addTag(tags, pair));
    }
    return tags;
  }

  private void addTag(Map<String, String> tags, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw Environment.invalid("JAEGER_TAGS", pair, "pairs like zone=a,version=7");
    }
    tags.put(pair.substring(0, equals).strip(), resolve(pair.substring(equals + 1).strip()));
  }

  /** Jaeger syntax: {@code ${VARIABLE:default}} refers to another variable. */
  private String resolve(String value) {
    if (!value.startsWith("${") || !value.endsWith("}")) {
      return value;
    }
    String[] parts = value.substring(2, value.length() - 1).split(":", 2);
    return environment.text(parts[0], parts.length > 1 ? parts[1] : "");
  }
}
