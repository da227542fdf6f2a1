package dev.tracelab.jaeger.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The routes of the viewer; its addresses are those of Jaeger's own UI. */
public final class PageRoutes {

  private PageRoutes() {}

  /** Adds the pages to the router. */
  public static void mount(Router router) {
    WebFiles files = WebFiles.load();

    get(router, "/", redirect("/search"));
    get(router, "/search", ctx -> files.send(ctx, "search.html"));
    get(router, "/trace/:id", ctx -> files.send(ctx, "trace.html"));
    get(router, "/assets/:name", ctx -> files.send(ctx, "assets/" + ctx.pathParam("name")));
    get(router, "/favicon.ico", redirect("/assets/mark.svg"));
    get(
        router,
        "/dependencies",
        NotFoundPage.ofJaeger("Which service calls which", "Its data is at /api/dependencies."));
    get(
        router,
        "/compare",
        NotFoundPage.ofJaeger("Two traces compared", "Open the traces in two windows instead."));
  }

  private static void get(Router router, String path, Handler<RoutingContext> page) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(page);
  }

  private static Handler<RoutingContext> redirect(String address) {
    return ctx -> ctx.response().setStatusCode(302).putHeader("location", address).end();
  }
}
