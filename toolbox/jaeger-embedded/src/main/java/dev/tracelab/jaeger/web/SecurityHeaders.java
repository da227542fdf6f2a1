package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Sets security headers on every response. Spans contain untrusted text: even if some of it ended
 * up as markup, the browser would run no script, load nothing and send nothing away.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors ");

  private final String policy;

  /**
   * Creates the headers for a viewer that only these pages may frame.
   *
   * @param frameAncestors sources as in Content-Security-Policy, for example {@code 'none'}
   */
  public SecurityHeaders(String frameAncestors) {
    this.policy = POLICY + frameAncestors;
  }

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response()
        .putHeader("content-security-policy", policy)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer");
    ctx.next();
  }
}
