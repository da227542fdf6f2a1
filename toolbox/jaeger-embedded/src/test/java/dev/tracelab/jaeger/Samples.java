package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.util.List;
import java.util.stream.IntStream;

/** Sample traces: orders through three services, a hostile trace and a large one. */
final class Samples {

  /** A script that would run if a page treated a span's text as markup. */
  static final String MARKUP =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  private static final String ORDER =
      """
      POST /api/orders                | gateway-service   |      0 | 84200 | span.kind=server, http.status_code=201
        place order                   | gateway-service   |   2100 | 80900 | attempts=1, deadline.ms=5000
          POST order-service/orders   | gateway-service   |   3000 | 79200 | span.kind=client, http.status_code=201, peer.service=order-service
            POST /orders              | order-service     |   5200 | 75600 | span.kind=server, http.status_code=201
              claim idempotency key   | order-service     |   6100 |  9800 | order.id=0e8f2b4a-5c5d-4d2e-9d55-1f6f7d0a3c11
                INSERT idempotency_keys | order-service   |   7000 |  3900 | span.kind=client, db.type=postgresql
                INSERT orders         | order-service     |  11400 |  3600 | span.kind=client, db.type=postgresql
              quote prices            | order-service     |  16400 | 14600 |
                POST inventory-service/quotes | order-service | 16900 | 13500 | span.kind=client, http.status_code=200
                  POST /quotes        | inventory-service |  19300 |  9700 | span.kind=server
                    SELECT products   | inventory-service |  21800 |  5400 | span.kind=client, db.type=postgresql
              check credit            | order-service     |  16600 |  7300 | credit.open.minor=2900, credit.limit.minor=50000
                SELECT orders         | order-service     |  17300 |  5200 | span.kind=client, db.type=postgresql
              reserve stock           | order-service     |  31500 | 20800 | outcome=held
                POST inventory-service/reservations | order-service | 32000 | 19600 | span.kind=client, http.status_code=201
                  POST /reservations  | inventory-service |  33900 | 16400 | span.kind=server
                    SELECT products   | inventory-service |  35000 |  3900 | span.kind=client, db.type=postgresql
                    UPDATE products   | inventory-service |  39600 |  4100 | span.kind=client, db.type=postgresql
                    INSERT reservations | inventory-service | 44300 | 4400 | span.kind=client, db.type=postgresql
              authorise payment       | order-service     |  52700 | 15900 | thread=vert.x-worker-thread-3, amount.minor=2900, currency=EUR
              confirm order           | order-service     |  69300 |  9700 | order.state=CONFIRMED
                UPDATE orders         | order-service     |  70000 |  3600 | span.kind=client, db.type=postgresql
                INSERT outbox         | order-service     |  74200 |  3900 | span.kind=client, db.type=postgresql
              ~fulfil order           | order-service     |  88400 | 41300 | span.kind=consumer, attempt=1
                commit reservation    | order-service     |  89900 | 22000 |
                  PUT inventory-service/reservations/{id} | order-service | 90600 | 20600 | span.kind=client, http.status_code=200
                    PUT /reservations/{id} | inventory-service | 92800 | 16500 | span.kind=server
                      UPDATE reservations | inventory-service | 95000 | 5700 | span.kind=client, db.type=postgresql
                      UPDATE products | inventory-service | 101400 |  5100 | span.kind=client, db.type=postgresql
                complete order        | order-service     | 113100 | 14900 | order.state=FULFILLED
                  UPDATE orders       | order-service     | 114000 |  5600 | span.kind=client, db.type=postgresql
                  DELETE outbox       | order-service     | 120400 |  5300 | span.kind=client, db.type=postgresql
      """;

  private static final String FAILED_ORDER =
      """
      !POST /api/orders               | gateway-service   |      0 | 212000 | span.kind=server, http.status_code=503
        !place order                  | gateway-service   |   2000 | 207000 | attempts=2
          !POST order-service/orders  | gateway-service   |   3000 |    900 | span.kind=client, attempt=1
          !POST order-service/orders  | gateway-service   | 205000 |   1100 | span.kind=client, attempt=2
      """;

  private Samples() {}

  static List<Batch> order(long trace, long startMicros) {
    return TraceDrawing.batches(trace, startMicros, ORDER);
  }

  static List<Batch> failedOrder(long trace, long startMicros) {
    return TraceDrawing.batches(trace, startMicros, FAILED_ORDER);
  }

  /** Markup in every text, nonsensical times, and cyclic parents. */
  static Batch hostile(long trace, long startMicros) {
    Batch batch =
        batch(
            "<b>",
            span(trace, 1, 0, MARKUP)
                .setStartTime(startMicros)
                .setTags(List.of(tag(MARKUP, MARKUP), tag("__proto__", MARKUP)))
                .setLogs(List.of(log(startMicros, tag(MARKUP, MARKUP)))),
            span(trace, 2, 2, "own parent").setStartTime(Long.MAX_VALUE),
            span(trace, 3, 4, "cycle").setStartTime(Long.MIN_VALUE),
            span(trace, 4, 3, "cycle back").setDuration(Long.MAX_VALUE),
            span(trace, 5, 77, "orphan").setStartTime(START));
    return batch.setProcess(process("<b>", tag(MARKUP, MARKUP)));
  }

  /** Spans numbered from 0, with three children each; the last one is also last on the page. */
  static Batch large(long trace, int count, long startMicros) {
    Span[] spans =
        IntStream.range(0, count)
            .mapToObj(i -> span(trace, i + 1, i == 0 ? 0 : i / 3 + 1, "operation " + i))
            .toArray(Span[]::new);
    for (int i = 0; i < count; i++) {
      spans[i].setStartTime(startMicros + i * 10L).setTags(List.of(tag("number", i)));
    }
    spans[count - 1].setParentSpanId(1).setStartTime(startMicros + 1_000_000);
    return batch("large-service", spans);
  }
}
