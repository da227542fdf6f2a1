package dev.tracelab.order;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A real HTTP server where inventory-service would be, which can be told what to answer. It keeps
 * reservations as inventory does, untraced: what these tests look at is the order service.
 */
final class StandInInventory implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, String> reservations = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final Map<String, Queue<Runnable>> held = new ConcurrentHashMap<>();
  private final CountDownLatch brokenOff = new CountDownLatch(1);
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private volatile long unitPrice = 1_450;

  StandInInventory() {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create());
    router.post("/quotes").handler(request -> receive("quote", request, this::quote));
    router.post("/reservations").handler(request -> receive("reserve", request, this::reserve));
    router.put("/reservations/:id").handler(request -> receive("settle", request, this::settle));
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** From now on, requests of that method and kind are refused with a status; 0 ends it. */
  void refuse(String request, int status) {
    refusals.put(request, status);
  }

  /** From now on, requests of that kind wait. */
  void hold(String request) {
    held.put(request, new ConcurrentLinkedQueue<>());
  }

  void awaitHeld(String request) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (held.get(request).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Waits until a caller has gone before it was answered. */
  void awaitBrokenOff() throws InterruptedException {
    if (!brokenOff.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("No caller went away.");
    }
  }

  void letOnePass(String request) {
    held.get(request).remove().run();
  }

  /** Requests to come do not wait any more; those that wait go on when what is returned is run. */
  Runnable holdNoMore(String request) {
    Queue<Runnable> waiting = held.remove(request);
    return () -> waiting.forEach(Runnable::run);
  }

  /** Ends the waiting, also of requests to come. */
  void letAllPass(String request) {
    holdNoMore(request).run();
  }

  void priceUnitsAt(long minor) {
    unitPrice = minor;
  }

  void expire(String id) {
    reservations.put(id, "EXPIRED");
  }

  String reservation(String id) {
    return reservations.get(id);
  }

  long count(String request) {
    return requests.stream().filter(request::equals).count();
  }

  private void quote(RoutingContext request) {
    JsonObject item = request.body().asJsonObject().getJsonArray("items").getJsonObject(0);
    long total = unitPrice * item.getInteger("quantity");
    JsonObject line =
        item.copy()
            .put("name", "Coffee")
            .put("unitPriceMinor", unitPrice)
            .put("lineTotalMinor", total);
    request.json(
        new JsonObject()
            .put("lines", new JsonArray().add(line))
            .put("totalMinor", total)
            .put("currency", "EUR"));
  }

  private void reserve(RoutingContext request) {
    String id = request.body().asJsonObject().getString("id");
    reservations.merge(id, "HELD", (now, held) -> now.equals("EXPIRED") ? held : now);
    request.response().setStatusCode(201).end("{}");
  }

  private void settle(RoutingContext request) {
    String id = request.pathParam("id");
    String state = request.body().asJsonObject().getString("state");
    if (!reservations.containsKey(id)) {
      problem(request, 404, "unknown-reservation");
    } else if (state.equals("COMMITTED") && reservations.get(id).equals("EXPIRED")) {
      problem(request, 409, "reservation-expired");
    } else {
      reservations.put(id, state);
      request.response().end("{}");
    }
  }

  private void receive(String name, RoutingContext request, Handler<RoutingContext> handler) {
    requests.add(name);
    request.addEndHandler(ended -> noteIfBrokenOff(ended.failed()));
    Runnable answer = () -> answer(name, request, handler);
    Queue<Runnable> waiting = held.get(name);
    if (waiting == null) {
      answer.run();
    } else {
      waiting.add(answer);
    }
  }

  private void noteIfBrokenOff(boolean failed) {
    if (failed) {
      brokenOff.countDown();
    }
  }

  private void answer(String name, RoutingContext request, Handler<RoutingContext> handler) {
    int status = refusals.getOrDefault(name, 0);
    if (status > 0) {
      problem(request, status, "insufficient-stock");
    } else {
      handler.handle(request);
    }
  }

  private static void problem(RoutingContext request, int status, String name) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "/problems/" + name)
                .put("title", name)
                .put("status", status)
                .put("detail", "Only 3 are left.")
                .put("available", 3)
                .put("traceId", "of-inventory")
                .toBuffer());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
