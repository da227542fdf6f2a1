package dev.tracelab.kit.http.hardening;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Hides the content type of forms from vertx-web's body handler, which would parse them and answer
 * 500 to malformed ones. No API here accepts forms. {@link #hide} runs before the body handler,
 * {@link #restore} after it, so that the contract refuses the media type.
 */
public final class FormContentType {

  private static final String CONTENT_TYPE = "content-type";
  private static final String HIDDEN = FormContentType.class.getName();

  private FormContentType() {}

  /** Removes the content type of a form. */
  public static void hide(RoutingContext context) {
    String contentType = context.request().getHeader(CONTENT_TYPE);
    if (contentType != null && isForm(contentType.strip().toLowerCase(Locale.ROOT))) {
      context.put(HIDDEN, contentType);
      context.request().headers().remove(CONTENT_TYPE);
    }
    context.next();
  }

  /** Puts the content type back. */
  public static void restore(RoutingContext context) {
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
