package dev.tracelab.kit.http.hardening;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Guards vertx-web's body handler. {@link #before} runs before it and {@link #after} after it.
 *
 * <ul>
 *   <li>A body that has not arrived by the deadline fails the request with 408, so that slow
 *       senders do not hold connections forever.
 *   <li>The content type of a form is hidden from the body handler, which would parse forms and
 *       answer 500 to malformed ones. No API here accepts forms; the contract rejects the media
 *       type.
 *   <li>A connection whose body still arrives after the response was sent is closed a moment later.
 * </ul>
 */
public final class RequestBodyGuard {

  private static final String TIMER = RequestBodyGuard.class.getName() + ".timer";
  private static final String FORM_TYPE = RequestBodyGuard.class.getName() + ".form";
  private static final String CONTENT_TYPE = "content-type";

  // Closing at once would reset the connection, and the client might never see the response.
  private static final long LINGER_MILLIS = 1_000;

  private RequestBodyGuard() {}

  /** Starts the timer of the body and hides the content type of a form. */
  public static void before(RoutingContext context) {
    long millis = Math.max(1, Deadline.of(context).remainingMillis());
    long timer = context.vertx().setTimer(millis, id -> context.fail(timeout()));
    context.put(TIMER, timer);
    context.addEndHandler(end -> context.vertx().cancelTimer(timer));
    String contentType = context.request().getHeader(CONTENT_TYPE);
    if (contentType != null && isForm(contentType.strip().toLowerCase(Locale.ROOT))) {
      context.put(FORM_TYPE, contentType);
      context.request().headers().remove(CONTENT_TYPE);
    }
    context.next();
  }

  /** Stops the timer and restores the content type. */
  public static void after(RoutingContext context) {
    Long timer = context.remove(TIMER);
    context.vertx().cancelTimer(timer);
    String contentType = context.remove(FORM_TYPE);
    if (contentType != null) {
      context.request().headers().set(CONTENT_TYPE, contentType);
    }
    context.next();
  }

  /** Whether the body of a request has not arrived yet. */
  public static boolean isWaiting(RoutingContext context) {
    return context.get(TIMER) != null;
  }

  private static ProblemException timeout() {
    return ProblemException.of(
        408, "request-timeout", "The body did not arrive before the deadline.");
  }

  private static boolean isForm(String contentType) {
    return contentType.startsWith("multipart/")
        || contentType.startsWith("application/x-www-form-urlencoded");
  }

  /**
   * Announces in the response that an incomplete request will be cut off; call it before sending.
   */
  public static void announceClose(HttpServerRequest request) {
    if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("connection", "close");
    }
  }

  /** Closes the connection or the stream after a moment if the body is still incomplete. */
  public static void closeIfIncomplete(Vertx vertx, HttpServerRequest request) {
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
