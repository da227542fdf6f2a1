package dev.tracelab.kit.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Keeps vertx-web from taking bodies of forms apart, which none of these APIs has: for a method
 * that has no forms, or a body that is none, it fails as if the service had. It stands in two
 * places: before the body is read, and after.
 */
final class FormContentType {

  private static final String CONTENT_TYPE = "content-type";
  private static final String HIDDEN = FormContentType.class.getName();

  private FormContentType() {}

  /** Takes a form's content type away. */
  static void hide(RoutingContext context) {
    String contentType = context.request().getHeader(CONTENT_TYPE);
    if (contentType != null && isForm(contentType.strip().toLowerCase(Locale.ROOT))) {
      context.put(HIDDEN, contentType);
      context.request().headers().remove(CONTENT_TYPE);
    }
    context.next();
  }

  /** Gives it back, for others to refuse it. */
  static void show(RoutingContext context) {
    String contentType = context.remove(HIDDEN);
    if (contentType != null) {
      context.request().headers().set(CONTENT_TYPE, contentType);
    }
    context.next();
  }

  private static boolean isForm(String contentType) {
    return contentType.startsWith("multipart/")
        || contentType.startsWith("application/x-www-form-urlencoded");
  }
}
