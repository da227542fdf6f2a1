package dev.tracelab.lab.scenario;

import dev.tracelab.lab.order.GatewayClient;
import dev.tracelab.lab.order.GatewayClient.Response;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import dev.tracelab.scenarios.catalogue.ScenarioRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Sends the request of a scenario to the gateway, as often at once as the scenario needs. */
final class RequestSender {

  private static final String CUSTOMER = "c-lab";
  private static final String DEBUG_ID = "jaeger-debug-id";

  private final GatewayClient gateway;

  RequestSender(URI gateway) {
    this.gateway = new GatewayClient(gateway);
  }

  /**
   * Sends it and returns all responses.
   *
   * @throws LabException if the gateway does not respond to each
   */
  List<Response> send(ScenarioRequest request, ScenarioChoice choice) {
    ExecutorService threads = Executors.newFixedThreadPool(request.times());
    try {
      List<CompletableFuture<Response>> sent =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> sendOne(request, choice), threads))
              .limit(request.times())
              .toList();
      return sent.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LabException known ? known : e;
    } finally {
      threads.shutdown();
    }
  }

  private Response sendOne(ScenarioRequest request, ScenarioChoice choice) {
    Map<String, String> headers = headers(request, choice);
    return request.isOrder()
        ? gateway.place(new OrderRequest(CUSTOMER, request.items()), UUID.randomUUID(), headers)
        : gateway.listProducts(headers);
  }

  private static Map<String, String> headers(ScenarioRequest request, ScenarioChoice choice) {
    Map<String, String> headers = new HashMap<>();
    headers.put(ScenarioChoice.HEADER, choice.toString());
    if (choice.repaired() && request.debugId() != null) {
      headers.put(DEBUG_ID, request.debugId());
    }
    return headers;
  }
}
