package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Concurrent clients that place one order after the other, without retries. */
final class ConcurrentClients implements AutoCloseable {

  /** The number of clients; more than a service has connections to PostgreSQL. */
  static final int NUMBER = 10;

  private static final Duration BOUND = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private final URI gateway;
  private volatile boolean running;

  ConcurrentClients(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * An order and its response.
   *
   * @param retryAfter the header; empty if absent
   */
  record Order(String key, int status, String retryAfter, String body) {

    boolean isAccepted() {
      return status == 201;
    }

    /** Whether the response is one that is allowed while the database is down. */
    boolean isDeferred() {
      return status == 503 && !retryAfter.isEmpty() || status == 504;
    }
  }

  /** Starts to order until {@link #stop}. */
  void start() {
    running = true;
    Stream.generate(() -> CompletableFuture.runAsync(this::placeOrders, threads))
        .limit(NUMBER)
        .toList();
  }

  /** Places one order per client, all at the same time. */
  List<Order> orderTogether() {
    return Stream.generate(() -> CompletableFuture.supplyAsync(this::order, threads))
        .limit(NUMBER)
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  /** The orders with a response so far. */
  List<Order> orders() {
    return List.copyOf(orders);
  }

  void stop() {
    running = false;
  }

  @Override
  public void close() {
    stop();
    threads.shutdown();
  }

  private void placeOrders() {
    while (running) {
      order();
      Polling.pause();
    }
  }

  private Order order() {
    String key = UUID.randomUUID().toString();
    Order order = send(key);
    orders.add(order);
    return order;
  }

  private Order send(String key) {
    try {
      HttpResponse<String> response = client.send(request(key), BodyHandlers.ofString());
      String retryAfter = response.headers().firstValue("Retry-After").orElse("");
      return new Order(key, response.statusCode(), retryAfter, response.body());
    } catch (IOException | InterruptedException e) {
      return new Order(key, 0, "", e.toString());
    }
  }

  private HttpRequest request(String key) {
    String body =
        """
        {"customerId": "c-%s", "items": [{"sku": "guatemala-antigua-250g", "quantity": 1}]}"""
            .formatted(key.replace("-", ""));
    return HttpRequest.newBuilder(gateway.resolve("/api/orders"))
        .timeout(BOUND)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
