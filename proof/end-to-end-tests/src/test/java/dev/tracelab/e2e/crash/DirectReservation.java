package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Reserves stock directly at inventory-service. */
record DirectReservation(URI inventory) {

  /** A product with a stock of fifty. */
  static final String LAST_FIFTY = "last-harvest-geisha-100g";

  static DirectReservation at(ServiceProcess inventory) {
    return new DirectReservation(URI.create("http://127.0.0.1:" + inventory.port()));
  }

  /** Reserves stock until the result is closed. */
  Held reserve(String sku, int quantity) {
    UUID id = UUID.randomUUID();
    send(
        "POST",
        "/reservations",
        """
        {"id": "%s", "items": [{"sku": "%s", "quantity": %d}], "ttlSeconds": 300}"""
            .formatted(id, sku, quantity));
    return () -> send("PUT", "/reservations/" + id, "{\"state\": \"RELEASED\"}");
  }

  /** A reservation, which closing releases. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private void send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(inventory.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(response.body());
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
