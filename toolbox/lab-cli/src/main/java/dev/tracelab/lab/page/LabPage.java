package dev.tracelab.lab.page;

import dev.tracelab.lab.process.LabException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Serves the lab page and what it asks for. Its methods block. */
public final class LabPage {

  private static final long TIMEOUT_SECONDS = 20;
  private static final int WORKERS = 8;
  private static final int BODY_LIMIT = 4 * 1024;

  private final Vertx vertx;
  private final HttpServer server;
  private final PageEvents events;

  private LabPage(Vertx vertx, HttpServer server, PageEvents events) {
    this.vertx = vertx;
    this.server = server;
    this.events = events;
  }

  /**
   * Starts to serve.
   *
   * @param port on loopback; 0 lets the operating system choose
   * @throws LabException if the port is in use
   */
  public static LabPage start(String host, int port, PageTargets targets) {
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(WORKERS));
    try {
      PageEvents events = new PageEvents(vertx);
      HttpServer server = vertx.createHttpServer().requestHandler(router(vertx, targets, events));
      return new LabPage(vertx, get(server.listen(port, host)), events);
    } catch (Exception e) {
      vertx.close();
      throw new LabException("The lab page did not start: " + e.getMessage() + ".", e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** Stops it. */
  public void close() {
    try {
      events.end();
      get(vertx.close());
    } catch (Exception e) {
      throw new LabException("The lab page did not stop: " + e.getMessage(), e);
    }
  }

  private static Router router(Vertx vertx, PageTargets targets, PageEvents events) {
    PageOrders orders = new PageOrders(vertx, targets, events);
    PageScenarios scenarios = new PageScenarios(vertx, targets);
    PageState state = new PageState(vertx, targets, events);
    PageProducts products = new PageProducts(targets);
    PageLoad load = new PageLoad(vertx, targets, events);
    PageFiles files = PageFiles.load();

    Router router = Router.router(vertx);
    router.route().handler(new PageGuard(targets.jaegerForBrowser()));
    router.post().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    router.get("/").handler(files::page);
    router.get("/assets/:name").handler(files::asset);
    router.get("/api/lab").handler(scenarios::lab);
    router.get("/api/events").handler(events::subscribe);
    router.get("/api/state").handler(state::show);
    router.get("/api/orders").handler(orders::list);
    router.post("/api/orders").handler(orders::place);
    router.get("/api/orders/:number").handler(orders::show);
    router.get("/api/products").handler(products::list);
    router.post("/api/load").handler(load::start);
    router.delete("/api/load").handler(load::stop);
    router.put("/api/scenario").handler(scenarios::switchOn);
    router.delete("/api/scenario").handler(scenarios::switchOff);
    router.route().failureHandler(PageFailures::answer);
    return router;
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
