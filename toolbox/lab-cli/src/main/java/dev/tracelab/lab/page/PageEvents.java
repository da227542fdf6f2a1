package dev.tracelab.lab.page;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells every open page what happens, with server-sent events. */
final class PageEvents {

  private static final long HEARTBEAT_MILLIS = 15_000;

  private final Set<HttpServerResponse> pages = ConcurrentHashMap.newKeySet();

  PageEvents(Vertx vertx) {
    vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> write(": still here\n\n"));
  }

  void subscribe(RoutingContext context) {
    HttpServerResponse page =
        context
            .response()
            .setChunked(true)
            .putHeader("content-type", "text/event-stream")
            .putHeader("cache-control", "no-cache");
    page.closeHandler(closed -> pages.remove(page));
    page.write("retry: 1000\n\n");
    pages.add(page);
  }

  /** Ends all streams: a server waits for the responses that it has begun. */
  void end() {
    pages.stream().filter(page -> !page.closed()).forEach(HttpServerResponse::end);
  }

  boolean hasPages() {
    return !pages.isEmpty();
  }

  /**
   * Sends an event.
   *
   * @param name what happened, such as {@code order}
   */
  void send(String name, JsonObject data) {
    write("event: " + name + "\ndata: " + data.encode() + "\n\n");
  }

  /** A page that does not read is left behind, not waited for. */
  private void write(String text) {
    for (HttpServerResponse page : pages) {
      if (!page.writeQueueFull()) {
        page.write(text).onFailure(gone -> pages.remove(page));
      }
    }
  }
}
