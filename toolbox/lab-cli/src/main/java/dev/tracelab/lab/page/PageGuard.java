package dev.tracelab.lab.page;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;

/**
 * Lets only the page itself use the lab. A page of another site may make a browser send requests to
 * this machine; it cannot send them with this server's name as host and origin.
 */
final class PageGuard implements Handler<RoutingContext> {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final String policy;

  /** Allows the page to frame this Jaeger. */
  PageGuard(URI jaeger) {
    this.policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "frame-src " + jaeger.getScheme() + "://" + jaeger.getAuthority(),
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
  }

  @Override
  public void handle(RoutingContext context) {
    HostAndPort host = context.request().authority();
    String origin = context.request().getHeader("origin");
    boolean changes = !SAFE.contains(context.request().method());
    if (host == null || !NAMES.contains(host.host())) {
      PageFailures.send(context, 421, "This page answers only as 127.0.0.1 or localhost.");
    } else if (changes && !("http://" + host).equals(origin)) {
      PageFailures.send(context, 403, "Only the lab page itself may change something.");
    } else {
      context
          .response()
          .putHeader("content-security-policy", policy)
          .putHeader("x-content-type-options", "nosniff")
          .putHeader("referrer-policy", "no-referrer");
      context.next();
    }
  }
}
