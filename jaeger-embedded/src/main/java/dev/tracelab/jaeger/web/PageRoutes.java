package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The viewer as a table of contents; its addresses are those of Jaeger's own UI. */
public final class PageRoutes {

  private PageRoutes() {}

  /** Adds the pages to the router. */
  public static void mount(Router router) {
    WebFiles files = WebFiles.load();

    router.get("/").handler(redirect("/search"));
    router.get("/search").handler(ctx -> files.send(ctx, "search.html"));
    router.get("/trace/:id").handler(ctx -> files.send(ctx, "trace.html"));
    router.get("/assets/:name").handler(ctx -> files.send(ctx, "assets/" + ctx.pathParam("name")));
    router.get("/favicon.ico").handler(redirect("/assets/mark.svg"));
  }

  private static Handler<RoutingContext> redirect(String address) {
    return ctx -> ctx.response().setStatusCode(302).putHeader("location", address).end();
  }
}
