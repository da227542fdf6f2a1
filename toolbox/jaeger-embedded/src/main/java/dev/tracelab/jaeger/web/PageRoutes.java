package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The routes of the viewer; its addresses are those of Jaeger's own UI. */
public final class PageRoutes {

  /** Separates the ids of two traces that are compared; either may be missing. */
  private static final String BETWEEN_IDS = "...";

  private PageRoutes() {}

  /** Adds the pages to the router. */
  public static void mount(Router router) {
    WebFiles files = WebFiles.load();

    get(router, "/", redirect("/search"));
    get(router, "/search", ctx -> files.send(ctx, "search.html"));
    get(router, "/trace/:id", ctx -> files.send(ctx, tracePage(ctx.pathParam("id"))));
    get(router, "/assets/:name", ctx -> files.send(ctx, "assets/" + ctx.pathParam("name")));
    get(router, "/favicon.ico", redirect("/assets/mark.svg"));
    get(router, "/dependencies", ctx -> files.send(ctx, "dependencies.html"));
    get(router, "/compare", redirect("/trace/" + BETWEEN_IDS));
  }

  private static void get(Router router, String path, Handler<RoutingContext> page) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(page);
  }

  private static String tracePage(String ids) {
    return ids.contains(BETWEEN_IDS) ? "compare.html" : "trace.html";
  }

  private static Handler<RoutingContext> redirect(String address) {
    return ctx -> ctx.response().setStatusCode(302).putHeader("location", address).end();
  }
}
