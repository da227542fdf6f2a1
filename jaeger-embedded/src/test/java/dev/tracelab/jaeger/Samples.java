package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.reference;
import static dev.tracelab.jaeger.Batches.tag;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRefType;
import io.jaegertracing.thriftjava.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Traces to look at: an order through three services, as it goes well and as it fails. */
final class Samples {

  private final long trace;
  private final long start;
  private final Map<String, List<Span>> byService = new LinkedHashMap<>();
  private long lastId;

  private Samples(long trace, long start) {
    this.trace = trace;
    this.start = start;
  }

  static List<Batch> order(long trace, long startMicros) {
    Samples s = new Samples(trace, startMicros);
    long server =
        s.span(
            "gateway-service",
            0,
            "POST /api/orders",
            0,
            84_200,
            tag("span.kind", "server"),
            tag("http.method", "POST"),
            tag("http.url", "http://127.0.0.1:8080/api/orders"),
            tag("http.status_code", 201),
            tag("component", "vertx"),
            tag("customer.id", "c-7f3a"));
    long place =
        s.span(
            "gateway-service",
            server,
            "place order",
            2_100,
            80_900,
            tag("attempts", 1),
            tag("deadline.ms", 5_000));
    long call =
        s.span(
            "gateway-service",
            place,
            "POST order-service/orders",
            3_000,
            79_200,
            tag("span.kind", "client"),
            tag("http.status_code", 201),
            tag("attempt", 1),
            tag("peer.service", "order-service"));
    long orders =
        s.span(
            "order-service",
            call,
            "POST /orders",
            5_200,
            75_600,
            tag("span.kind", "server"),
            tag("http.status_code", 201));
    long claim =
        s.span(
            "order-service",
            orders,
            "claim idempotency key",
            6_100,
            9_800,
            tag("order.id", "0e8f2b4a-5c5d-4d2e-9d55-1f6f7d0a3c11"));
    s.sql("order-service", claim, "INSERT idempotency_keys", 7_000, 3_900);
    s.sql("order-service", claim, "INSERT orders", 11_400, 3_600);
    long quote = s.span("order-service", orders, "quote prices", 16_400, 14_600);
    long quoteCall =
        s.span(
            "order-service",
            quote,
            "POST inventory-service/quotes",
            16_900,
            13_500,
            tag("span.kind", "client"),
            tag("http.status_code", 200));
    long quotes =
        s.span(
            "inventory-service",
            quoteCall,
            "POST /quotes",
            19_300,
            9_700,
            tag("span.kind", "server"));
    s.sql("inventory-service", quotes, "SELECT products", 21_800, 5_400);
    long credit =
        s.span(
            "order-service",
            orders,
            "check credit",
            16_600,
            7_300,
            tag("credit.open.minor", 2_900),
            tag("credit.limit.minor", 50_000));
    s.sql("order-service", credit, "SELECT orders", 17_300, 5_200);
    long reserve =
        s.span("order-service", orders, "reserve stock", 31_500, 20_800, tag("outcome", "held"));
    long reserveCall =
        s.span(
            "order-service",
            reserve,
            "POST inventory-service/reservations",
            32_000,
            19_600,
            tag("span.kind", "client"),
            tag("http.status_code", 201));
    long reservations =
        s.span(
            "inventory-service",
            reserveCall,
            "POST /reservations",
            33_900,
            16_400,
            tag("span.kind", "server"));
    s.sql("inventory-service", reservations, "SELECT products", 35_000, 3_900);
    s.sql("inventory-service", reservations, "UPDATE products", 39_600, 4_100);
    s.sql("inventory-service", reservations, "INSERT reservations", 44_300, 4_400);
    s.span(
        "order-service",
        orders,
        "authorise payment",
        52_700,
        15_900,
        tag("thread", "vert.x-worker-thread-3"),
        tag("amount.minor", 2_900),
        tag("currency", "EUR"));
    long confirm =
        s.span(
            "order-service",
            orders,
            "confirm order",
            69_300,
            9_700,
            tag("order.state", "CONFIRMED"));
    s.sql("order-service", confirm, "UPDATE orders", 70_000, 3_600);
    s.sql("order-service", confirm, "INSERT outbox", 74_200, 3_900);
    long fulfil =
        s.follows(
            "order-service",
            orders,
            "fulfil order",
            88_400,
            41_300,
            tag("span.kind", "consumer"),
            tag("attempt", 1));
    long commit = s.span("order-service", fulfil, "commit reservation", 89_900, 22_000);
    long put =
        s.span(
            "order-service",
            commit,
            "PUT inventory-service/reservations/{id}",
            90_600,
            20_600,
            tag("span.kind", "client"),
            tag("http.status_code", 200));
    long putServer =
        s.span(
            "inventory-service",
            put,
            "PUT /reservations/{id}",
            92_800,
            16_500,
            tag("span.kind", "server"));
    s.sql("inventory-service", putServer, "UPDATE reservations", 95_000, 5_700);
    s.sql("inventory-service", putServer, "UPDATE products", 101_400, 5_100);
    long complete =
        s.span(
            "order-service",
            fulfil,
            "complete order",
            113_100,
            14_900,
            tag("order.state", "FULFILLED"));
    s.sql("order-service", complete, "UPDATE orders", 114_000, 5_600);
    s.sql("order-service", complete, "DELETE outbox", 120_400, 5_300);
    return s.batches();
  }

  static List<Batch> failedOrder(long trace, long startMicros) {
    Samples s = new Samples(trace, startMicros);
    long server =
        s.failed(
            "gateway-service",
            0,
            "POST /api/orders",
            0,
            212_000,
            tag("span.kind", "server"),
            tag("http.status_code", 503));
    long place =
        s.failed("gateway-service", server, "place order", 2_000, 207_000, tag("attempts", 2));
    s.failed(
        "gateway-service",
        place,
        "POST order-service/orders",
        3_000,
        900,
        tag("span.kind", "client"),
        tag("attempt", 1),
        tag("error.kind", "connection refused"));
    s.failed(
        "gateway-service",
        place,
        "POST order-service/orders",
        205_000,
        1_100,
        tag("span.kind", "client"),
        tag("attempt", 2),
        tag("error.kind", "connection refused"));
    return s.batches();
  }

  private long sql(String service, long parent, String name, long from, long took) {
    String verb = name.split(" ")[0];
    String table = name.split(" ")[1];
    String statement =
        switch (verb) {
          case "SELECT" ->
              "SELECT * FROM " + table + " WHERE sku = ANY ($1) ORDER BY sku FOR UPDATE";
          case "INSERT" ->
              "INSERT INTO "
                  + table
                  + " SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING";
          case "UPDATE" -> "UPDATE " + table + " SET state = $2 WHERE id = $1 RETURNING *";
          default -> "DELETE FROM " + table + " WHERE id = $1";
        };
    return span(
        service,
        parent,
        name,
        from,
        took,
        tag("span.kind", "client"),
        tag("db.type", "postgresql"),
        tag("db.statement", statement),
        tag("db.instance", service.split("-")[0]));
  }

  private long failed(String service, long parent, String name, long from, long took, Tag... tags) {
    List<Tag> all = new ArrayList<>(List.of(tags));
    all.add(tag("error", true));
    long id = span(service, parent, name, from, took, all.toArray(Tag[]::new));
    Log log =
        log(
            start + from + took,
            tag("event", "error"),
            tag("error.kind", "java.net.ConnectException"),
            tag("message", "Connection refused: /127.0.0.1:8081"));
    last(service).setLogs(List.of(log));
    return id;
  }

  private long follows(
      String service, long parent, String name, long from, long took, Tag... tags) {
    long id = span(service, 0, name, from, took, tags);
    last(service).setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, trace, parent)));
    return id;
  }

  private long span(String service, long parent, String name, long from, long took, Tag... tags) {
    long id = 0x5ce1a000L + ++lastId;
    Span span =
        Batches.span(trace, id, parent, name)
            .setStartTime(start + from)
            .setDuration(took)
            .setTags(List.of(tags));
    byService.computeIfAbsent(service, key -> new ArrayList<>()).add(span);
    return id;
  }

  private Span last(String service) {
    List<Span> spans = byService.get(service);
    return spans.get(spans.size() - 1);
  }

  private List<Batch> batches() {
    return byService.entrySet().stream()
        .map(
            entry ->
                new Batch(
                    process(
                        entry.getKey(),
                        tag("hostname", "roastery"),
                        tag("ip", "127.0.0.1"),
                        tag("jaeger.version", "Java-1.8.1")),
                    entry.getValue()))
        .toList();
  }
}
