package dev.tracelab.lab.page;

import dev.tracelab.lab.process.LabException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;

/** What one can order, as the gateway says it. */
final class PageProducts {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Its flags say "not sampled", so that no trace of the page's own appears among the orders. */
  private static final String UNSAMPLED = "00-0000000000000000000000000000001c-000000000000001d-00";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI products;

  PageProducts(PageTargets targets) {
    this.products = targets.gateway().resolve("/api/products");
  }

  void list(RoutingContext context) {
    HttpRequest request =
        HttpRequest.newBuilder(products).header("traceparent", UNSAMPLED).timeout(TIMEOUT).build();
    Future.fromCompletionStage(
            client.sendAsync(request, BodyHandlers.ofString()),
            context.vertx().getOrCreateContext())
        .map(response -> new JsonObject(response.body()).getJsonArray("products"))
        .map(Objects::requireNonNull)
        .onSuccess(context::json)
        .onFailure(failure -> context.fail(noAnswer(failure)));
  }

  private LabException noAnswer(Throwable failure) {
    return new LabException("The gateway does not say what it sells: is it up?", failure);
  }
}
