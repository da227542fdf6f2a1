package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;

/**
 * Identifies a call to another service; a client span is named after it.
 *
 * @param method the HTTP method
 * @param peer the name of the called service, such as {@code order-service}
 * @param pathTemplate the path with unresolved parameters, such as {@code /orders/{id}}, which
 *     keeps the cardinality of span names low
 */
public record ClientCall(HttpMethod method, String peer, String pathTemplate) {

  /** The span's name, such as {@code POST order-service/orders}. */
  public String operation() {
    return HttpMethods.spanNamePrefix(method) + " " + peer + pathTemplate;
  }
}
