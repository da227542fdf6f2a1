package dev.tracelab.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What a caller still sends of a request that was answered already. */
final class LingeringClose {

  // Closed at once, the connection would be reset, and the caller might never see the answer.
  private static final long LINGER_MILLIS = 1_000;

  private LingeringClose() {}

  /** To be called before the answer is sent: announces what will happen. */
  static void announceEnd(HttpServerRequest request) {
    if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("connection", "close");
    }
  }

  /** To be called when the answer is sent: listens for a moment longer, and then no more. */
  static void refuse(Vertx vertx, HttpServerRequest request) {
    if (!request.isEnded()) {
      vertx.setTimer(LINGER_MILLIS, timer -> end(request));
    }
  }

  private static void end(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(0);
    } else {
      request.connection().close();
    }
  }
}
