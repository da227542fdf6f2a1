package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Responds 404: a page with links for browsers, JSON or one line of text for other clients. */
public final class NotFoundPage implements Handler<RoutingContext> {

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

  private NotFoundPage(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /** Returns the response for an unknown address. */
  public static NotFoundPage unknownAddress() {
    return new NotFoundPage("No such page", "Nothing is at this address.");
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
