package dev.tracelab.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment variables of a service.
 *
 * @param service what to call it
 * @param variables all or only those of tracing
 */
public record ServiceSettings(String service, Map<String, String> variables) {

  /** Copies the variables. */
  public ServiceSettings {
    variables = Map.copyOf(variables);
  }

  /**
   * Reads what {@code env} prints in the service's process or container: one {@code NAME=value} a
   * line. Linux' {@code /proc/PID/environ} is read as well.
   *
   * @throws IOException if the file cannot be read
   */
  public static ServiceSettings read(String service, Path file) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.replace('\0', '\n').lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new ServiceSettings(service, variables);
  }

  /** The value of a variable; null if it is not set, or empty. */
  String get(String variable) {
    String value = variables.get(variable);
    return value == null || value.isBlank() ? null : value;
  }

  String get(String variable, String otherwise) {
    String value = get(variable);
    return value == null ? otherwise : value;
  }

  /**
   * Docker calls a container by its id, unless told otherwise; Kubernetes sets its own variables.
   */
  boolean isInContainer() {
    return get("HOSTNAME", "").matches("[0-9a-f]{12}") || get("KUBERNETES_SERVICE_HOST") != null;
  }

  /** A variable with its value, for a sentence. */
  String quote(String variable) {
    return "%s of %s is \"%s\"".formatted(variable, service, get(variable));
  }
}
