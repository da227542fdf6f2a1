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
 * The names of a service's server spans: its routes, known before the first request.
 *
 * <p>A tracer learns of a request before any router does, and per-operation sampling looks at the
 * name a span starts with. So the table is matched by the tracer itself. The usual source is the
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
   * A table of routes.
   *
   * @param routes each a method and a path template: {@code "GET /orders/{id}"}
   * @throws IllegalArgumentException when one is not of that form
   */
  public static RouteNames of(Collection<String> routes) {
    List<Route> table = new ArrayList<>(routes.stream().map(Route::parse).toList());
    // A literal path is meant when it and a template both match.
    table.sort(Comparator.comparingLong(Route::parameters));
    return new RouteNames(List.copyOf(table));
  }

  /**
   * The template that a request matches, or null when none does. A path matches wherever the router
   * of vertx-web serves it: with a slash at its end, with double slashes, dot segments and escaped
   * letters in it. {@code HEAD} matches where {@code GET} does.
   *
   * @param method the HTTP method, upper case
   * @param path the path without a query, as it was sent; null, as HTTP/2 allows it, matches
   *     nothing
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
   * A method as a label may hold it: its name, or {@code _OTHER} for one that HTTP does not know,
   * so that strangers make no series.
   *
   * @param method the HTTP method as it was sent
   */
  public static String methodOf(String method) {
    return HttpMethods.tagValue(HttpMethod.valueOf(method));
  }

  /** What the router looks at; null for what it refuses before it looks at any route. */
  private static String normalized(String path) {
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    try {
      String normal = RFC3986.normalizePath(path);
      // The router refuses a path parameter that it cannot decode.
      RFC3986.decodeURIComponent(normal, false);
      return normal;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * One route, matched as vertx-web's {@code RouteState} does it.
   *
   * @param pattern null for a template without parameters
   */
  private record Route(String method, String template, Pattern pattern, long parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");

    static Route parse(String route) {
      String[] parts = route.split(" ", 2);
      if (parts.length != 2 || !parts[1].startsWith("/")) {
        throw new IllegalArgumentException(
            "A route is a method and a path, as in 'GET /orders/{id}', and not '" + route + "'.");
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
          && (pattern == null ? isThis(path) : pattern.matcher(path).matches());
    }

    /** A slash at the end means something only where the template has one. */
    private boolean isThis(String path) {
      return path.equals(template)
          || (path.length() == template.length() + 1
              && !template.endsWith("/")
              && path.endsWith("/")
              && path.startsWith(template));
    }
  }
}
