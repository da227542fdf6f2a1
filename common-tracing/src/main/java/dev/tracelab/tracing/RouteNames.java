package dev.tracelab.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The names of a service's server spans: its routes, known before the first request.
 *
 * <p>A tracer learns of a request before any router does, and per-operation sampling looks at the
 * name a span starts with. So the table is matched by the tracer itself. The usual source is the
 * service's OpenAPI contract.
 */
public final class RouteNames {

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
   * The template that a request matches, or null when none does.
   *
   * @param method the HTTP method, upper case
   * @param path the path without a query
   */
  public String templateOf(String method, String path) {
    List<String> segments = split(path);
    for (Route route : routes) {
      if (route.matches(method, segments)) {
        return route.template();
      }
    }
    return null;
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private record Route(String method, String template, List<String> segments) {

    static Route parse(String route) {
      String[] parts = route.split(" ", 2);
      if (parts.length != 2 || !parts[1].startsWith("/")) {
        throw new IllegalArgumentException(
            "A route is a method and a path, as in 'GET /orders/{id}', and not '" + route + "'.");
      }
      return new Route(parts[0], parts[1], split(parts[1]));
    }

    boolean matches(String otherMethod, List<String> path) {
      if (path.size() != segments.size() || !method.equals(otherMethod)) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!fits(segments.get(i), path.get(i))) {
          return false;
        }
      }
      return true;
    }

    long parameters() {
      return segments.stream().filter(Route::isParameter).count();
    }

    private static boolean fits(String expected, String segment) {
      return isParameter(expected) ? !segment.isEmpty() : expected.equals(segment);
    }

    private static boolean isParameter(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }
  }
}
