package dev.tracelab.tracing.http;

import io.opentracing.Span;
import io.opentracing.tag.Tags;

/**
 * The status of an HTTP exchange on its span, as a number, and {@code error} where it is one.
 *
 * <p>vertx-opentracing writes it as text and never marks an error, so neither a numeric search nor
 * a search for errors finds anything. What counts as an error is what OpenTelemetry's conventions
 * and Jaeger's own receiver say: a client span's from 400 on, a server span's from 500 on, for a
 * server that refuses bad input has done its work.
 */
final class HttpStatus {

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private HttpStatus() {}

  static void tagClient(Span span, int status) {
    tag(span, status, CLIENT_ERROR);
  }

  static void tagServer(Span span, int status) {
    tag(span, status, SERVER_ERROR);
  }

  private static void tag(Span span, int status, int firstError) {
    Tags.HTTP_STATUS.set(span, status);
    if (status >= firstError) {
      Tags.ERROR.set(span, true);
    }
  }
}
