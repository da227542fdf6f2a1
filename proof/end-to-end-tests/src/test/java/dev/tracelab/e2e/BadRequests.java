package dev.tracelab.e2e;

import static dev.tracelab.e2e.RawRequest.get;
import static dev.tracelab.e2e.RawRequest.order;
import static dev.tracelab.e2e.RawRequest.orderOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Malformed and odd requests, with the expected responses. */
final class BadRequests {

  private static final String SKU = "ethiopia-yirgacheffe-250g";

  private BadRequests() {}

  /** A request with the expected status and a part of the expected sentence. */
  record Case(String name, int status, String sentence, RawRequest request) {
    @Override
    public String toString() {
      return name + " is a " + status;
    }
  }

  static Stream<Case> refused() {
    return Stream.of(bodies(), items(), keys(), addresses(), texts()).flatMap(cases -> cases);
  }

  private static Stream<Case> bodies() {
    return Stream.of(
        new Case("malformed JSON", 400, "body", order().body("{\"customerId\":")),
        new Case("no body", 400, "body", order().body("")),
        new Case("an array", 400, "body", order().body("[]")),
        new Case(
            "a wrong type", 400, "items", order().body("{\"customerId\":\"c-1\",\"items\":7}")),
        new Case(
            "an unknown field", 400, "has an unknown field", orderOf(item(1) + "],\"note\":[1")),
        new Case("a nested body", 400, "body", order().body("[".repeat(30_000))),
        new Case("two megabytes", 413, "body", order().body(" ".repeat(2 << 20))),
        new Case("another type", 415, "application/json", typed("text/plain")),
        new Case("no type", 415, "application/json", order().without("Content-Type")));
  }

  private static Stream<Case> items() {
    String tooMany =
        IntStream.range(0, 1001)
            .mapToObj(i -> "{\"sku\":\"a" + i + "\",\"quantity\":1}")
            .collect(Collectors.joining(","));
    return Stream.of(
        new Case("an unknown SKU", 400, "items[0].sku", orderOf(item("no-such-coffee", "1"))),
        new Case("quantity 0", 400, "items[0].quantity", orderOf(item(0))),
        new Case("quantity -1", 400, "items[0].quantity", orderOf(item(-1))),
        new Case("quantity 10^12", 400, "items[0].quantity", orderOf(item(1_000_000_000_000L))),
        new Case("quantity 1e400", 400, "items[0].quantity", orderOf(item(SKU, "1e400"))),
        new Case("half a bag", 400, "items[0].quantity", orderOf(item(SKU, "0.5"))),
        new Case("quantity as text", 400, "items[0].quantity", orderOf(item(SKU, "\"1\""))),
        new Case("a SKU that ends a line", 400, "items[0].sku", orderOf(item(SKU + "\\n", "1"))),
        new Case("1,001 items", 400, "items", orderOf(tooMany)),
        new Case("a SKU twice", 400, "items[1].sku", orderOf(item(1) + "," + item(2))));
  }

  private static Stream<Case> keys() {
    RawRequest keyless = order().without("Idempotency-Key");
    return Stream.of(
        new Case("no key", 400, "Idempotency-Key", keyless),
        new Case("an empty key", 400, "Idempotency-Key", keyless.with("Idempotency-Key", "")),
        new Case(
            "a key of 300 characters",
            400,
            "Idempotency-Key",
            keyless.with("Idempotency-Key", "k".repeat(300))),
        new Case(
            "two keys",
            400,
            "Idempotency-Key",
            keyless.with("Idempotency-Key", "a").with("Idempotency-Key", "b")));
  }

  private static Stream<Case> addresses() {
    return Stream.of(
        new Case("an unknown route", 404, "path", get("/api/coffees")),
        new Case("a wrong method", 405, "POST", order().method("PUT")),
        new Case("an unknown method", 405, "POST", order().method("BREW")),
        new Case("an order's id that is none", 400, "id", get("/api/orders/7")),
        new Case("an unknown product", 404, "no-such-coffee", get("/api/products/no-such-coffee")),
        new Case("an address too long", 414, "address", get("/" + "x".repeat(5_000))),
        new Case(
            "headers too large", 431, "headers", get("/api/products").with("X", "x".repeat(9_000))),
        new Case(
            "a trace too large",
            431,
            "headers",
            get("/api/products").with("uber-trace-id", "1".repeat(9_000))));
  }

  private static Stream<Case> texts() {
    byte[] notUtf8 = "{\"customerId\":\"c-\u00ff\u00fe\",\"items\":[]}".getBytes(ISO_8859_1);
    byte[] cutUtf8 = "{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"\u00e4".getBytes(ISO_8859_1);
    return Stream.of(
        new Case("invalid UTF-8", 400, "", order().body(notUtf8)),
        new Case("truncated UTF-8", 400, "body", order().body(cutUtf8)),
        new Case("NUL bytes", 400, "body", order().body(new byte[100])),
        new Case("a NUL in a field", 400, "items[0].sku", orderOf(item("a\\u0000", "1"))),
        new Case("half a pair of UTF-16", 400, "items[0].sku", orderOf(item("a\\ud800", "1"))),
        new Case("a NUL in the path", 400, "sku", get("/api/products/%00")),
        new Case("a path of no UTF-8", 400, "sku", get("/api/products/%ff%fe")),
        new Case("a path that is not encoded", 400, "path", get("/api/products/%zz")),
        new Case("a NUL in a header", 400, "HTTP", get("/api/products").with("X", "\u0000")));
  }

  static Stream<RawRequest> tracesThatCannotBeRead() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    return Stream.of(
        order().with("uber-trace-id", "garbage"),
        order().with("uber-trace-id", ""),
        order().with("uber-trace-id", "0:0:0:0"),
        order().with("uber-trace-id", "%zz"),
        order().with("uber-trace-id", "1".repeat(5_000)),
        order().with("uber-trace-id", "1:2:0:1").with("uber-trace-id", "3:4:0:1"),
        order().with("traceparent", "00-xyz-1-1"),
        order().with("traceparent", "ff" + parent.substring(2)),
        order().with("traceparent", parent).with("traceparent", parent),
        order().with("tracestate", "=".repeat(5_000)),
        order().with("jaeger-baggage", "no key=1"),
        order().with("uberctx-a", "%zz"),
        order().with("uberctx-a", "\u00ff"),
        order().with("jaeger-debug-id", "d".repeat(5_000)),
        manyTimes(200));
  }

  private static RawRequest typed(String contentType) {
    return order().without("Content-Type").with("Content-Type", contentType);
  }

  private static RawRequest manyTimes(int baggage) {
    RawRequest request = order();
    for (int i = 0; i < baggage; i++) {
      request = request.with("uberctx-k" + i, "v");
    }
    return request;
  }

  private static String item(long quantity) {
    return item(SKU, Long.toString(quantity));
  }

  private static String item(String sku, String quantity) {
    return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}";
  }
}
