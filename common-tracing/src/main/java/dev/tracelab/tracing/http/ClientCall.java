package dev.tracelab.tracing.http;

import io.vertx.core.http.HttpMethod;

/**
 * What a client span is named after: whom it calls, and for what.
 *
 * @param method the HTTP method
 * @param peer the service called, such as {@code order-service}
 * @param pathTemplate the path with its parameters unresolved, such as {@code /orders/{id}}, so
 *     that names stay few
 */
public record ClientCall(HttpMethod method, String peer, String pathTemplate) {

  /** The span's name, such as {@code POST order-service/orders}. */
  public String operation() {
    return HttpMethods.spanNamePrefix(method) + " " + peer + pathTemplate;
  }
}
