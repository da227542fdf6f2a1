package dev.tracelab.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;

/**
 * Generates odd methods, targets, headers and bodies, valid ones among them. Generated text
 * contains the word {@value #MARK}, so that a test can find it where it must not be. The same seed
 * gives the same requests.
 */
final class RequestFuzzer {

  /** In lower case; some generated text has it in upper case. */
  static final String MARK = "fuzzed";

  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "POST",
          "POST",
          "HEAD",
          "PUT",
          "DELETE",
          "OPTIONS",
          "PATCH",
          "TRACE",
          "CONNECT",
          "get",
          "PROPFIND",
          "BREW");
  private static final List<String> PATHS =
      List.of(
          "/api/products",
          "/api/orders",
          "/products",
          "/orders",
          "/quotes",
          "/reservations",
          "/",
          "/openapi.yaml",
          "/api/products/ethiopia-yirgacheffe-250g",
          "/api/orders/0b6dd2f6-6a1c-4a5a-9a52-3d0f1f2f3a4b");
  private static final List<String> ODD_TARGETS =
      List.of(
          "*",
          "fuzzed/x",
          "?fuzzed",
          "http://fuzzed/x",
          "http://u:fuzzed@h/api/products",
          "fuzzed:80",
          "/%zz",
          "/%",
          "/%00fuzzed",
          "/fuzzed/../..",
          "/%2e%2e/fuzzed",
          "//fuzzed//",
          "/fuzzed;a=b",
          "/\u00ff\u00fe",
          "/{id}",
          "/:fuzzed");
  private static final List<String> HEADERS =
      List.of(
          "Expect: fuzzed",
          "Expect: 100-continue",
          "Content-Encoding: gzip",
          "Content-Encoding: fuzzed",
          "Accept: fuzzed/x;;q=",
          "Accept-Encoding: fuzzed",
          "traceparent: 00-fuzzed",
          "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff",
          "uber-trace-id: fuzzed:1:1:1",
          "b3: fuzzed",
          "baggage: fuzzed=1,,=",
          "uberctx-fuzzed: 1",
          "tracestate: fuzzed",
          "x-deadline-ms: fuzzed",
          "x-deadline-ms: 1",
          "Cookie: fuzzed=; ;=",
          "Range: bytes=fuzzed",
          "If-None-Match: fuzzed",
          "Origin: http://fuzzed",
          "X-Forwarded-For: fuzzed",
          "Forwarded: for=fuzzed",
          "Upgrade: fuzzed",
          "Content-Type: text/fuzzed",
          "Content-Type: multipart/form-data",
          "Content-Type: multipart/form-data; boundary=fuzzed",
          "Content-Type: application/x-www-form-urlencoded",
          "Idempotency-Key: ",
          "Idempotency-Key: \u00ff",
          "X-Fuzzed: \u0001",
          "Fuzzed");
  private static final List<String> BODIES =
      List.of(
          "{}",
          "[]",
          "null",
          "{\"fuzzed\":1}",
          "{\"customerId\":\"fuzzed\",\"items\":[]}",
          "{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"fuzzed\",\"quantity\":1}]}",
          "{\"customerId\":\"c-1\",\"items\":[{\"sku\":\"a\",\"quantity\":1,\"quantity\":2}]}",
          "{\"items\":[{\"sku\":\"a\",\"quantity\":-1}]}",
          "{\"a\":".repeat(2_000),
          "[".repeat(5_000),
          "\u0000\u00ff",
          "fuzzed",
          "1e999999",
          "\"\\ud800\"");

  private final Random random;

  RequestFuzzer(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A request.
   *
   * @param isFine whether it is valid, so that a service must process it
   */
  record Request(String method, String target, List<String> headers, String body, boolean isFine) {

    /** As HTTP/1.1, with a correct content length. */
    byte[] bytes() {
      StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
      headers.forEach(header -> text.append(header).append("\r\n"));
      if (!body.isEmpty()) {
        text.append("Content-Length: ").append(body.length()).append("\r\n");
      }
      return text.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
      return method
          + " "
          + target
          + " "
          + headers
          + " "
          + body.substring(0, Math.min(80, body.length()));
    }
  }

  Request next() {
    if (random.nextInt(8) == 0) {
      return new Request("GET", "/openapi.yaml", List.of("Host: 127.0.0.1"), "", true);
    }
    String host =
        switch (random.nextInt(20)) {
          case 0 -> "Host: fuzzed 1";
          case 1 -> "X-No: host";
          case 2 -> "Host: [fuzzed";
          default -> "Host: 127.0.0.1";
        };
    List<String> headers =
        random.nextBoolean()
            ? List.of(host, one(HEADERS))
            : List.of(
                host, "Content-Type: application/json", "Idempotency-Key: k" + random.nextInt());
    String body = random.nextInt(3) == 0 ? one(BODIES) : "";
    return new Request(method(), target(), headers, body, false);
  }

  private String method() {
    return random.nextInt(6) == 0 ? "FUZZED" + random.nextInt(100_000) : one(METHODS);
  }

  private String target() {
    return switch (random.nextInt(6)) {
      case 0 -> one(ODD_TARGETS);
      case 1 -> "/fuzzed/" + random.nextInt(100_000);
      case 2 -> one(PATHS).replace("/", "//") + "/";
      case 3 -> one(PATHS) + "?fuzzed=" + random.nextInt();
      default -> one(PATHS);
    };
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
