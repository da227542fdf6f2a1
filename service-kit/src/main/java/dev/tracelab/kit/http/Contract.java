package dev.tracelab.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
record Contract(Buffer text, JsonObject content) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** Reads a file of the class path; blocks. */
  static Contract read(String resource) {
    Buffer text = bytes(resource);
    Map<String, Object> content =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(text.toString(StandardCharsets.UTF_8));
    return new Contract(text, new JsonObject(content));
  }

  /** Method and path template of each operation, such as {@code POST /orders}. */
  List<String> routes() {
    return paths().stream()
        .flatMap(path -> methods(path).map(method -> method + " " + path))
        .toList();
  }

  /** The path templates, such as {@code /orders/{id}}. */
  Set<String> paths() {
    return content.getJsonObject("paths").fieldNames();
  }

  /** The methods of a path template, upper case. */
  Stream<String> methods(String path) {
    return content.getJsonObject("paths").getJsonObject(path).fieldNames().stream()
        .filter(METHODS::contains)
        .map(method -> method.toUpperCase(Locale.ROOT));
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
        .flatMap(Contract::objects)
        .map(operation -> operation.getJsonObject("responses"))
        .forEach(Contract::dropContent);
    dropContent(copy.getJsonObject("components", new JsonObject()).getJsonObject("responses"));
    anchorPatterns(copy);
    return copy;
  }

  /**
   * In a contract, {@code $} is the end of the text; in Java also what is before a last newline.
   */
  private static void anchorPatterns(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(Contract::anchorPatterns);
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
    try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no " + resource + " on the class path.");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
