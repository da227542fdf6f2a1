package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * HTTP methods as names and tags may hold them. Anybody can invent a method, so those that RFC 9110
 * and RFC 5789 do not know share one word, as OpenTelemetry's HTTP conventions have it.
 */
final class HttpMethods {

  private static final String OTHER_TAG_VALUE = "_OTHER";
  private static final String OTHER_PREFIX = "HTTP";
  private static final Set<String> KNOWN =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private HttpMethods() {}

  /** As the value of {@code http.method}. */
  static String tagValue(HttpMethod method) {
    return isKnown(method) ? method.name() : OTHER_TAG_VALUE;
  }

  /** As the beginning of a span's name. */
  static String spanNamePrefix(HttpMethod method) {
    return isKnown(method) ? method.name() : OTHER_PREFIX;
  }

  static boolean isKnown(HttpMethod method) {
    return KNOWN.contains(method.name());
  }
}
