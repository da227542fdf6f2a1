package dev.tracelab.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An HTTP/1.1 request as bytes, which may be malformed. It asks the server to close the connection.
 */
record RawRequest(String method, String path, List<String> headers, byte[] body) {

  private static final String VALID_ORDER =
      """
      {"customerId":"c-1","items":[{"sku":"ethiopia-yirgacheffe-250g","quantity":1}]}""";

  /** A GET request. */
  static RawRequest get(String path) {
    return new RawRequest("GET", path, List.of(), new byte[0]);
  }

  /** An order that would be accepted. */
  static RawRequest order() {
    return get("/api/orders")
        .method("POST")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("Content-Type", "application/json")
        .body(VALID_ORDER);
  }

  /** An order of these items, written as JSON. */
  static RawRequest orderOf(String items) {
    return order().body("{\"customerId\":\"c-1\",\"items\":[" + items + "]}");
  }

  RawRequest method(String other) {
    return new RawRequest(other, path, headers, body);
  }

  RawRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  RawRequest body(byte[] bytes) {
    return new RawRequest(method, path, headers, bytes);
  }

  /** Adds a header, even if there is one of that name. */
  RawRequest with(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new RawRequest(method, path, more, body);
  }

  RawRequest without(String name) {
    List<String> fewer = headers.stream().filter(header -> !header.startsWith(name + ":")).toList();
    return new RawRequest(method, path, fewer, body);
  }

  /** The request line and headers with the given framing header. */
  byte[] head(String framing) {
    String lines = headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
    return (method + " " + path + " HTTP/1.1\r\nHost: shop\r\n" + lines + framing + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The whole request. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head("Connection: close\r\nContent-Length: " + body.length));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
