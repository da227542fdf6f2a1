package dev.tracelab.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * An OpenAPI contract as it lies on the class path.
 *
 * @param text the file as it is
 * @param content the same, read
 */
record ApiContract(Buffer text, JsonObject content) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** Reads a file of the class path; blocks. */
  static ApiContract read(String resource) {
    Buffer text = bytes(resource);
    Map<String, Object> content =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(text.toString(StandardCharsets.UTF_8));
    return new ApiContract(text, new JsonObject(content));
  }

  /**
   * Method and path template of all that is served: each operation, such as {@code POST /orders},
   * the page at the root and the contract itself.
   */
  List<String> routes() {
    Stream<String> operations =
        operations().map(operation -> operation.method() + " " + operation.path());
    return Stream.concat(operations, Stream.of("GET /", "GET /openapi.yaml")).toList();
  }

  /** An operation: its method, upper case, its path template and what it does in a few words. */
  record Operation(String method, String path, String summary) {}

  /** The operations in the order of the file. */
  Stream<Operation> operations() {
    JsonObject paths = content.getJsonObject("paths");
    return paths.fieldNames().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .map(member -> operation(path, member)));
  }

  private static Operation operation(String path, Map.Entry<String, Object> member) {
    String summary = ((JsonObject) member.getValue()).getString("summary", "");
    return new Operation(member.getKey().toUpperCase(Locale.ROOT), path, summary);
  }

  /** The path templates of all that is served. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>(content.getJsonObject("paths").fieldNames());
    paths.addAll(List.of("/", "/openapi.yaml"));
    return paths;
  }

  /** The methods of a path template, upper case; HEAD goes with GET. */
  Stream<String> methods(String path) {
    return routes().stream()
        .filter(route -> route.endsWith(" " + path))
        .map(route -> route.substring(0, route.indexOf(' ')))
        .flatMap(method -> "GET".equals(method) ? Stream.of("GET", "HEAD") : Stream.of(method))
        .distinct();
  }

  /** A text of the contract's head, such as {@code title}; empty when it has none. */
  String info(String name) {
    return content.getJsonObject("info", new JsonObject()).getString(name, "");
  }

  /**
   * The contract as Vert.x 5.0.7 takes it. What responses contain is left out, for it refuses media
   * types it does not know, and {@code application/problem+json} is one; so are the servers, for it
   * refuses relative addresses. Patterns are written as Java means them.
   */
  JsonObject requestsOnly() {
    JsonObject copy = content.copy();
    copy.remove("servers");
    objects(copy.getJsonObject("paths"))
        .flatMap(ApiContract::objects)
        .map(operation -> operation.getJsonObject("responses"))
        .forEach(ApiContract::dropContent);
    dropContent(copy.getJsonObject("components", new JsonObject()).getJsonObject("responses"));
    anchorPatterns(copy);
    return copy;
  }

  /**
   * In a contract, {@code $} is the end of the text; in Java also what is before a last newline.
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
      objects(responses).forEach(response -> response.remove("content"));
    }
  }

  private static Stream<JsonObject> objects(JsonObject parent) {
    return parent.stream()
        .map(Map.Entry::getValue)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  private static Buffer bytes(String resource) {
    try (InputStream in = ApiContract.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no " + resource + " on the class path.");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
