package dev.tracelab.kit.client;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call to another service, which may take several attempts.
 *
 * @param method the HTTP method
 * @param pathTemplate such as {@code /orders/{id}}; names the span
 * @param parameters values of the template's variables
 * @param headers besides those of the trace and the deadline
 * @param body JSON; null for none
 */
public record ServiceCall(
    HttpMethod method,
    String pathTemplate,
    Map<String, String> parameters,
    Map<String, String> headers,
    JsonObject body) {

  /** Keeps copies of the maps. */
  public ServiceCall {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }

  /** A GET request. */
  public static ServiceCall get(String pathTemplate) {
    return new ServiceCall(HttpMethod.GET, pathTemplate, Map.of(), Map.of(), null);
  }

  /** A POST request. */
  public static ServiceCall post(String pathTemplate, JsonObject body) {
    return new ServiceCall(HttpMethod.POST, pathTemplate, Map.of(), Map.of(), body);
  }

  /** A PUT request. */
  public static ServiceCall put(String pathTemplate, JsonObject body) {
    return new ServiceCall(HttpMethod.PUT, pathTemplate, Map.of(), Map.of(), body);
  }

  /** This call with a value for one variable of the path template. */
  public ServiceCall with(String name, String value) {
    return new ServiceCall(method, pathTemplate, plus(parameters, name, value), headers, body);
  }

  /** This call with one more header. */
  public ServiceCall header(String name, String value) {
    return new ServiceCall(method, pathTemplate, parameters, plus(headers, name, value), body);
  }

  /** The path with its variables percent-encoded. */
  String path() {
    String path = pathTemplate;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
    }
    return path;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> plus(Map<String, String> map, String key, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
