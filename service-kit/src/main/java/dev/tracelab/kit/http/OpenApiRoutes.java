package dev.tracelab.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The routes of an OpenAPI contract, such as {@code POST /orders}. Server spans get their names
 * from them before Vert.x exists, so this reads the file itself.
 */
public final class OpenApiRoutes {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private OpenApiRoutes() {}

  /**
   * Reads the routes.
   *
   * @param resource the contract's place on the class path; blocks while it is read
   * @return method and path template of each operation, in the order of the file
   */
  public static List<String> read(String resource) {
    Map<String, Map<String, Object>> paths = paths(resource);
    return paths.entrySet().stream()
        .flatMap(path -> routes(path.getKey(), path.getValue().keySet()))
        .toList();
  }

  private static Stream<String> routes(String path, Set<String> members) {
    return members.stream()
        .filter(METHODS::contains)
        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path);
  }

  private static Map<String, Map<String, Object>> paths(String resource) {
    try (InputStream in = Resources.open(resource)) {
      Map<String, Map<String, Map<String, Object>>> contract =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return contract.get("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
