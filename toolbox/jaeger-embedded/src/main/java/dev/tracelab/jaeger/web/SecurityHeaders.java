package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Headers on every answer. Whatever a span contains is text written by strangers: should any of it
 * ever end up as markup, the browser still runs no script, loads nothing and sends nothing away.
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

  private SecurityHeaders(String policy) {
    this.policy = policy;
  }

  /**
   * The headers for a viewer that only these pages may frame.
   *
   * @param frameAncestors sources as in Content-Security-Policy, for instance {@code 'none'}
   */
  public static SecurityHeaders framedBy(String frameAncestors) {
    return new SecurityHeaders(POLICY + frameAncestors);
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
