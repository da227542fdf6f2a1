package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.net.RFC3986;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The routes that a service's server spans are named after.
 *
 * <p>The tracer is called before any router, and per-operation sampling uses the name that a span
 * starts with. The tracer therefore matches the path itself. The routes usually come from the
 * service's OpenAPI contract.
 */
public final class RouteNames {

  private static final String HEAD = "HEAD";
  private static final String GET = "GET";

  private final List<Route> routes;

  private RouteNames(List<Route> routes) {
    this.routes = routes;
  }

  /**
   * Creates a route table.
   *
   * @param routes each a method and a path template: {@code "GET /orders/{id}"}
   * @throws IllegalArgumentException if a route does not have that form
   */
  public static RouteNames of(Collection<String> routes) {
    List<Route> table = new ArrayList<>(routes.stream().map(Route::parse).toList());
    // A literal path takes precedence over a template.
    table.sort(Comparator.comparingLong(Route::parameters));
    return new RouteNames(List.copyOf(table));
  }

  /**
   * The template that a request matches, or null. A path matches exactly when vertx-web would route
   * it: trailing slashes, double slashes, dot segments and percent-encoded letters are normalized.
   * {@code HEAD} also matches routes of {@code GET}.
   *
   * @param method the HTTP method, upper case
   * @param path the raw path without the query; null, which HTTP/2 allows, matches nothing
   */
  public String templateOf(String method, String path) {
    String normal = normalized(path);
    if (normal == null) {
      return null;
    }
    String template = find(method, normal);
    return template == null && method.equals(HEAD) ? find(GET, normal) : template;
  }

  private String find(String method, String path) {
    for (Route route : routes) {
      if (route.matches(method, path)) {
        return route.template();
      }
    }
    return null;
  }

  /**
   * A method as a metric label: its name, or {@code _OTHER} for a non-standard one, so that clients
   * cannot create unlimited series.
   *
   * @param method the HTTP method as received
   */
  public static String methodOf(String method) {
    return HttpMethods.tagValue(HttpMethod.valueOf(method));
  }

  /** The path that the router matches; null if the router rejects it. */
  private static String normalized(String path) {
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    try {
      String normal = RFC3986.normalizePath(path);
      // The router rejects a path parameter that it cannot decode.
      RFC3986.decodeURIComponent(normal, false);
      return normal;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * One route, matched in the same way as in vertx-web's {@code RouteState}.
   *
   * @param pattern null for a template without parameters
   * @param parameters the number of parameters
   */
  private record Route(String method, String template, Pattern pattern, long parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");

    static Route parse(String route) {
      String[] parts = route.split(" ", 2);
      if (parts.length != 2 || !parts[1].startsWith("/")) {
        throw new IllegalArgumentException(
            "A route must be a method and a path, such as 'GET /orders/{id}', but is '"
                + route
                + "'.");
      }
      long parameters = PARAMETER.matcher(parts[1]).results().count();
      return new Route(parts[0], parts[1], parameters == 0 ? null : pattern(parts[1]), parameters);
    }

    private static Pattern pattern(String template) {
      StringBuilder pattern = new StringBuilder();
      Matcher parameter = PARAMETER.matcher(template);
      int literal = 0;
      while (parameter.find()) {
        pattern.append(Pattern.quote(template.substring(literal, parameter.start())));
        pattern.append("[^/]+");
        literal = parameter.end();
      }
      pattern.append(Pattern.quote(template.substring(literal)));
      return Pattern.compile(template.endsWith("/") ? pattern.toString() : pattern + "/?");
    }

    boolean matches(String otherMethod, String path) {
      return method.equals(otherMethod)
          && (pattern == null ? isLiteral(path) : pattern.matcher(path).matches());
    }

    /** A trailing slash is significant only if the template has one. */
    private boolean isLiteral(String path) {
      return path.equals(template)
          || (path.length() == template.length() + 1
              && !template.endsWith("/")
              && path.endsWith("/")
              && path.startsWith(template));
    }
  }
}
