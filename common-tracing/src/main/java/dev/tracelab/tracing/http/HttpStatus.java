package dev.tracelab.tracing.http;

import io.opentracing.Span;
import io.opentracing.tag.Tags;

/**
 * Records an HTTP status on a span as a number, and the {@code error} tag if the status is an
 * error.
 *
 * <p>vertx-opentracing writes the status as text and never sets {@code error}, so neither a numeric
 * search nor a search for errors finds the span. As in OpenTelemetry's conventions, a client span
 * is an error from 400 and a server span from 500: a server that rejects bad input works correctly.
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
