package dev.tracelab.lab.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A client of the gateway's public API. */
public final class GatewayClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A W3C trace context whose flags say "not sampled": the lab's own request creates no spans. */
  private static final String UNSAMPLED = "00-0000000000000000000000000000001a-000000000000001b-00";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI gateway;

  /**
   * A response of the gateway.
   *
   * @param status of HTTP
   * @param traceId from the header {@code x-trace-id}; null if tracing is off
   * @param sampled whether the trace is sampled, from the header {@code traceresponse}
   * @param orderId null if no order was created
   * @param state of the order; null if no order was created
   * @param detail of the problem; null if there is none
   */
  public record Response(
      int status, String traceId, boolean sampled, String orderId, String state, String detail) {

    /** Why there is no trace if a response names none, and how to get one. */
    public static final String UNTRACED =
        "Tracing is off, so there is no trace: restart the services without TRACING_BACKEND=none"
            + " ('./lab down', then './lab up') to turn it on.";

    private static final int CREATED = 201;

    /** Whether the gateway traces at all: then it names a trace, sampled or not. */
    public boolean traced() {
      return traceId != null;
    }

    /** Whether the order was accepted. */
    public boolean accepted() {
      return status == CREATED;
    }
  }

  /**
   * A client of one gateway.
   *
   * @param gateway such as {@code http://127.0.0.1:8080}
   */
  public GatewayClient(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * Places an order.
   *
   * @param key the idempotency key
   * @throws LabException if the gateway does not respond, or not with JSON
   */
  public Response place(OrderRequest order, UUID key) {
    return place(order, key, Map.of());
  }

  /** Places an order with more headers. */
  public Response place(OrderRequest order, UUID key, Map<String, String> headers) {
    HttpRequest.Builder request =
        request("/api/orders")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString());
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofString(write(order))));
  }

  /** Lists the products. */
  public Response listProducts(Map<String, String> headers) {
    HttpRequest.Builder request = request("/api/products");
    headers.forEach(request::header);
    return send(request);
  }

  /** Fetches an order, untraced. */
  Response find(String orderId) {
    return send(request("/api/orders/" + orderId).header("traceparent", UNSAMPLED));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
  }

  private Response send(HttpRequest.Builder request) {
    try {
      return parse(client.send(request.build(), BodyHandlers.ofString()));
    } catch (JsonProcessingException e) {
      throw new LabException("The server at %s is not the gateway.".formatted(gateway), e);
    } catch (IOException e) {
      throw new LabException(
          "The gateway at %s does not respond: see './lab status' and './lab logs gateway-service'."
              .formatted(gateway),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting for the gateway.", e);
    }
  }

  private Response parse(HttpResponse<String> response) throws JsonProcessingException {
    JsonNode body = json.readTree(response.body());
    return new Response(
        response.statusCode(),
        response.headers().firstValue("x-trace-id").orElse(null),
        !response.headers().firstValue("traceresponse").orElse("").endsWith("-00"),
        body.path("id").asText(null),
        body.path("state").asText(null),
        body.path("detail").asText(null));
  }

  private String write(OrderRequest order) {
    try {
      return json.writeValueAsString(order.body());
    } catch (JsonProcessingException e) {
      throw new LabException("The order cannot be written: " + e.getOriginalMessage(), e);
    }
  }
}
