package dev.tracelab.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI contract of a service. Read before Vert.x starts, because the tracer names server
 * spans after the routes.
 *
 * @param text the file
 * @param content the parsed file
 */
public record ApiContract(Buffer text, JsonObject content) {

  private static final List<String> BUILT_IN_ROUTES = List.of("GET /", "GET /openapi.yaml");

  /**
   * Reads a contract from the class path; blocks.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static ApiContract read(String resource) {
    Buffer text = resource(resource);
    Map<String, Object> content =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(text.toString(StandardCharsets.UTF_8));
    return new ApiContract(text, new JsonObject(content));
  }

  /**
   * Method and path template of each operation in the order of the file, such as {@code POST
   * /orders}, followed by those of the index page and the contract.
   */
  public List<String> routes() {
    return Stream.concat(operations().stream().map(Operation::route), BUILT_IN_ROUTES.stream())
        .toList();
  }

  /**
   * An operation of the contract.
   *
   * @param method in upper case
   * @param path the path template
   * @param summary a few words; may be empty
   */
  record Operation(String method, String path, String summary) {

    String route() {
      return method + " " + path;
    }
  }

  /** The operations in the order of the file. */
  List<Operation> operations() {
    return objects(content.getJsonObject("paths"))
        .flatMap(
            path ->
                objects((JsonObject) path.getValue())
                    .map(method -> operation(path.getKey(), method)))
        .toList();
  }

  private static Operation operation(String path, Map.Entry<String, Object> method) {
    String summary = ((JsonObject) method.getValue()).getString("summary", "");
    return new Operation(method.getKey().toUpperCase(Locale.ROOT), path, summary);
  }

  /** The allowed methods of each path template; GET implies HEAD. */
  Map<String, Set<String>> methodsByPath() {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    for (String route : routes()) {
      String method = route.substring(0, route.indexOf(' '));
      Set<String> allowed =
          methods.computeIfAbsent(
              route.substring(method.length() + 1), path -> new LinkedHashSet<>());
      allowed.addAll("GET".equals(method) ? List.of("GET", "HEAD") : List.of(method));
    }
    return methods;
  }

  /** A field of the contract's {@code info}, such as {@code title}; empty if absent. */
  String info(String name) {
    return content.getJsonObject("info", new JsonObject()).getString(name, "");
  }

  /**
   * The contract as vertx-openapi 5.0.7 accepts it: without the content of responses, because it
   * refuses the media type {@code application/problem+json}, without servers, because it refuses
   * relative addresses, and with patterns in Java's syntax.
   */
  JsonObject forValidation() {
    JsonObject copy = content.copy();
    copy.remove("servers");
    objects(copy.getJsonObject("paths"))
        .flatMap(path -> objects((JsonObject) path.getValue()))
        .forEach(
            method -> dropContent(((JsonObject) method.getValue()).getJsonObject("responses")));
    dropContent(copy.getJsonObject("components", new JsonObject()).getJsonObject("responses"));
    anchorPatterns(copy);
    return copy;
  }

  /**
   * In a contract {@code $} matches only the end; in Java it also matches before a final newline.
   */
  private static void anchorPatterns(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(ApiContract::anchorPatterns);
    } else if (node instanceof JsonObject object) {
      object.forEach(member -> anchorPatterns(member.getValue()));
      if (object.getValue("pattern") instanceof String pattern && pattern.endsWith("$")) {
        object.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
      }
    }
  }

  private static void dropContent(JsonObject responses) {
    if (responses != null) {
      objects(responses).forEach(response -> ((JsonObject) response.getValue()).remove("content"));
    }
  }

  private static Stream<Map.Entry<String, Object>> objects(JsonObject parent) {
    return parent.stream().filter(member -> member.getValue() instanceof JsonObject);
  }

  /** Reads a file of the class path; blocks. */
  static Buffer resource(String name) {
    try (InputStream in = ApiContract.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no " + name + " on the class path.");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
