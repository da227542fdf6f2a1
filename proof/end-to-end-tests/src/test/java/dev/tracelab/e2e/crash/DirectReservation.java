package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** The roastery's shop in town, which takes from the same shelves without order-service. */
record DirectReservation(URI inventory) {

  /** A product of which there are fifty. */
  static final String LAST_FIFTY = "last-harvest-geisha-100g";

  static DirectReservation at(ServiceProcess inventory) {
    return new DirectReservation(URI.create("http://127.0.0.1:" + inventory.port()));
  }

  /** Sets stock aside until the bags are put back. */
  Bags setAside(String sku, int quantity) {
    UUID id = UUID.randomUUID();
    send(
        "POST",
        "/reservations",
        """
        {"id": "%s", "items": [{"sku": "%s", "quantity": %d}], "ttlSeconds": 300}"""
            .formatted(id, sku, quantity));
    return () -> send("PUT", "/reservations/" + id, "{\"state\": \"RELEASED\"}");
  }

  /** Stock that nobody else gets until this is closed. */
  interface Bags extends AutoCloseable {
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
