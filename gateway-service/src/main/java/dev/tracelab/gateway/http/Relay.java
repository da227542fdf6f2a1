package dev.tracelab.gateway.http;

import dev.tracelab.kit.http.ApiResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hands the answer of a service behind on, byte for byte: a repeated request is answered with the
 * same status and body.
 */
final class Relay {

  private static final List<String> HEADERS = List.of("content-type", "location", "retry-after");
  private static final String PUBLIC_PREFIX = "/api";

  private Relay() {}

  static ApiResponse answer(HttpResponse<Buffer> response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : HEADERS) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    headers.computeIfPresent("location", (name, path) -> PUBLIC_PREFIX + path);
    return new ApiResponse(response.statusCode(), headers, body(response));
  }

  private static Buffer body(HttpResponse<Buffer> response) {
    return response.body() == null ? Buffer.buffer() : response.body();
  }
}
