package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * Maps HTTP methods to values of low cardinality. A client can invent methods, so all methods other
 * than those of RFC 9110 and RFC 5789 share one value, as in OpenTelemetry's HTTP conventions.
 */
final class HttpMethods {

  private static final String OTHER_TAG_VALUE = "_OTHER";
  private static final String OTHER_PREFIX = "HTTP";
  private static final Set<String> KNOWN =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private HttpMethods() {}

  /** The value of the tag {@code http.method}. */
  static String tagValue(HttpMethod method) {
    return isKnown(method) ? method.name() : OTHER_TAG_VALUE;
  }

  /** The beginning of a span's name. */
  static String spanNamePrefix(HttpMethod method) {
    return isKnown(method) ? method.name() : OTHER_PREFIX;
  }

  static boolean isKnown(HttpMethod method) {
    return KNOWN.contains(method.name());
  }
}
