package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.tag.Tags;

/**
 * The status of an HTTP exchange on its span, as a number, and {@code error} from 500 on.
 *
 * <p>vertx-opentracing writes it as text and never marks an error, so neither a numeric search nor
 * a search for errors finds anything.
 */
final class HttpStatus {

  private HttpStatus() {}

  static void tag(Span span, int status) {
    Tags.HTTP_STATUS.set(span, status);
    if (status >= 500) {
      Tags.ERROR.set(span, true);
    }
  }
}
