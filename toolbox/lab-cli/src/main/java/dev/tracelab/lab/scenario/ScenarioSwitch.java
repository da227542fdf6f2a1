package dev.tracelab.lab.scenario;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import io.vertx.core.json.JsonObject;
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
import java.util.Optional;

/** Switches a scenario on for all requests, at the gateway's management port. */
public final class ScenarioSwitch {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI management;

  /** The switch of one gateway. */
  public ScenarioSwitch(URI management) {
    this.management = management;
  }

  /** Switches a scenario on, instead of the one that was on. */
  public void on(ScenarioChoice choice) {
    String id = URLEncoder.encode(choice.toString(), StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(management.resolve("/scenario?id=" + id))
            .PUT(BodyPublishers.noBody()));
  }

  /** Switches the scenario off. */
  public void off() {
    send(HttpRequest.newBuilder(management.resolve("/scenario")).DELETE());
  }

  /** What is on for all requests; empty if nothing is. */
  public Optional<String> current() {
    String body = send(HttpRequest.newBuilder(management.resolve("/scenario")));
    return Optional.ofNullable(new JsonObject(body).getString("scenario"));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new LabException(
            "The gateway at %s has no switch for scenarios (status %d): restart the lab with './lab down' and './lab up'."
                .formatted(management, response.statusCode()));
      }
      return response.body();
    } catch (IOException e) {
      throw new LabException("The gateway at %s does not respond.".formatted(management), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting for the gateway.", e);
    }
  }
}
