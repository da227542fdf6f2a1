package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What is said at an address that this viewer has nothing for: a page that leads on for browsers,
 * JSON for who asks for it, a line for all others.
 */
public final class MissingPage implements Handler<RoutingContext> {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%1$s · Trace Lab</title>
          <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/assets/base.css">
        </head>
        <body>
          <header class="top">
            <a class="brand" href="/search"><img src="/assets/mark.svg" alt="" width="28" height="28">Trace Lab</a>
            <span class="badge">embedded backend</span>
          </header>
          <main class="panel empty">
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p><a href="/search">Search traces</a></p>
          </main>
        </body>
      </html>
      """;

  private final String title;
  private final String sentence;

  private MissingPage(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /** For an address that nobody knows. */
  public static MissingPage unknown() {
    return new MissingPage("No such page", "There is no such address here.");
  }

  /** For a page that Jaeger's own UI has. */
  static MissingPage ofJaeger(String title, String instead) {
    return new MissingPage(
        title,
        "This viewer does not draw it; Jaeger's own does, which comes with docker-compose up. "
            + instead);
  }

  @Override
  public void handle(RoutingContext ctx) {
    String accept = ctx.request().headers().get("accept");
    ctx.response().setStatusCode(404).putHeader("vary", "accept");
    if (accept != null && accept.contains("text/html")) {
      send(ctx, "text/html", PAGE.formatted(title, sentence));
    } else if (accept != null && accept.contains("application/json")) {
      send(ctx, "application/json", new JsonObject().put("error", sentence).encode());
    } else {
      send(ctx, "text/plain", sentence + "\n");
    }
  }

  private static void send(RoutingContext ctx, String type, String body) {
    ctx.response().putHeader("content-type", type + "; charset=utf-8").end(body);
  }
}
