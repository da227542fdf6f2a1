package dev.tracelab.lab.sampling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads and changes the sampling strategies of a Jaeger.
 *
 * @param manager base address of the strategies
 */
public record SamplingClient(URI manager) {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int OK = 200;
  private static final int CHANGED = 204;

  /**
   * The strategy of a service, such as {@code probability 0.1, POST /api/orders 1.0}.
   *
   * @throws LabException if no strategies are served there
   */
  public String strategy(String service) {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(manager.resolve("/sampling?service=" + service)));
    try {
      return text(JSON.readTree(response.statusCode() == OK ? response.body() : ""));
    } catch (IOException e) {
      throw new LabException("%s serves no sampling strategies.".formatted(manager), e);
    }
  }

  /**
   * Changes the strategy.
   *
   * @param service null for all
   * @param operation the name of a trace's first span; null for all
   * @throws LabException if this Jaeger cannot be changed over HTTP
   */
  public void change(String service, String operation, double probability) {
    String query =
        "probability="
            + probability
            + (service == null ? "" : "&service=" + service)
            + (operation == null
                ? ""
                : "&operation=" + URLEncoder.encode(operation, StandardCharsets.UTF_8));
    URI address = manager.resolve("/api/sampling?" + query);
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(address).PUT(BodyPublishers.noBody()));
    if (response.statusCode() != CHANGED) {
      throw new LabException(
          "The Jaeger at %s reads its strategies from a file: edit that file, which it reloads."
              .formatted(manager.getAuthority()));
    }
  }

  private static String text(JsonNode strategy) {
    JsonNode limit = strategy.at("/rateLimitingSampling/maxTracesPerSecond");
    StringBuilder text =
        new StringBuilder(
            limit.isMissingNode()
                ? "probability " + rate(strategy)
                : "at most " + limit.asText() + " traces per second");
    for (JsonNode rule : strategy.at("/operationSampling/perOperationStrategies")) {
      text.append(", ").append(rule.path("operation").asText()).append(' ').append(rate(rule));
    }
    return text.toString();
  }

  private static String rate(JsonNode strategy) {
    return strategy.at("/probabilisticSampling/samplingRate").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new LabException(
          "Jaeger's sampling strategies at %s do not respond: see './lab status'."
              .formatted(manager.getAuthority()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting for Jaeger.", e);
    }
  }
}
