package dev.tracelab.kit.http.hardening;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Ends requests whose body still arrives although the response is already decided. */
public final class LingeringClose {

  // Closing at once would reset the connection, and the client might never see the response.
  private static final long LINGER_MILLIS = 1_000;

  private LingeringClose() {}

  /** Announces the close in the response; to be called before the response is sent. */
  public static void announce(HttpServerRequest request) {
    if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("connection", "close");
    }
  }

  /** Closes the connection or the stream after a moment if the body is still incomplete. */
  public static void schedule(Vertx vertx, HttpServerRequest request) {
    if (!request.isEnded()) {
      vertx.setTimer(LINGER_MILLIS, timer -> close(request));
    }
  }

  private static void close(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(0);
    } else {
      request.connection().close();
    }
  }
}
