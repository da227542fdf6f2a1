package dev.tracelab.tracing;

import io.vertx.core.internal.net.RFC3986;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of a service's server spans: its routes, known before the first request.
 *
 * <p>A tracer learns of a request before any router does, and per-operation sampling looks at the
 * name a span starts with. So the table is matched by the tracer itself, as the router of vertx-web
 * matches: whatever that serves has its route's name, in spans, rules of the sampler and metrics.
 * The usual source is the service's OpenAPI contract.
 */
public final class RouteNames {

  /** The methods of RFC 9110, section 9, and PATCH: what OpenTelemetry's conventions name. */
  private static final Set<String> STANDARD =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private static final String UNKNOWN = "_OTHER";

  private final List<Route> routes;
  private final Set<String> methods;

  private RouteNames(List<Route> routes) {
    this.routes = routes;
    this.methods =
        Stream.concat(STANDARD.stream(), routes.stream().map(Route::method))
            .collect(Collectors.toUnmodifiableSet());
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
   * The template that a request matches, or null when none does. A trailing slash, double slashes,
   * dots and needless percent-encoding make no difference, as they make none to the router. {@code
   * HEAD} matches where {@code GET} does.
   *
   * @param method the HTTP method, upper case
   * @param path the path without a query, as it was sent; null and what is no path match nothing
   */
  public String templateOf(String method, String path) {
    String normalized = normalized(path);
    if (normalized == null) {
      return null;
    }
    String template = find(method, normalized);
    return template == null && method.equals("HEAD") ? find("GET", normalized) : template;
  }

  /**
   * The method, or {@code _OTHER} for one that neither the standard nor a route names, so that
   * strangers make no names.
   *
   * @param method the HTTP method as it was sent
   */
  public String methodOf(String method) {
    return methods.contains(method) ? method : UNKNOWN;
  }

  /** A span's name, such as {@code GET /orders/{id}}; without a route the method alone. */
  String operationOf(String method, String template) {
    if (template != null) {
      return method + " " + template;
    }
    return methods.contains(method) ? method : "HTTP";
  }

  private String find(String method, String path) {
    for (Route route : routes) {
      if (route.matches(method, path)) {
        return route.template();
      }
    }
    return null;
  }

  /** As vertx-web does it, which refuses what cannot be decoded. */
  private static String normalized(String path) {
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    try {
      return RFC3986.normalizePath(path);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private record Route(String method, String template, Pattern pattern, long parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");

    static Route parse(String route) {
      String[] parts = route.split(" ", 2);
      if (parts.length != 2 || !parts[1].startsWith("/")) {
        throw new IllegalArgumentException(
            "A route is a method and a path, as in 'GET /orders/{id}', and not '" + route + "'.");
      }
      long parameters = PARAMETER.matcher(parts[1]).results().count();
      return new Route(parts[0], parts[1], pattern(parts[1]), parameters);
    }

    /** A slash at the end counts where the template has it, and else does not. */
    private static Pattern pattern(String template) {
      StringBuilder pattern = new StringBuilder();
      Matcher parameters = PARAMETER.matcher(template);
      int literal = 0;
      while (parameters.find()) {
        pattern.append(Pattern.quote(template.substring(literal, parameters.start())));
        pattern.append("[^/]+");
        literal = parameters.end();
      }
      pattern.append(Pattern.quote(template.substring(literal)));
      return Pattern.compile(pattern + (template.endsWith("/") ? "" : "/?"));
    }

    boolean matches(String otherMethod, String path) {
      return method.equals(otherMethod) && pattern.matcher(path).matches();
    }
  }
}
