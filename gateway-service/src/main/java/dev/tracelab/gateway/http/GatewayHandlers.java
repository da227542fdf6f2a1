package dev.tracelab.gateway.http;

import dev.tracelab.gateway.client.Upstream;
import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles requests: forwards each to the service behind it and renders its response. */
final class GatewayHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayHandlers.class);
  private static final int CREATED = 201;
  private static final String IDEMPOTENCY_KEY = "idempotency-key";
  private static final String CUSTOMER_ID = "customer.id";
  private static final List<String> FORWARDED_HEADERS =
      List.of("content-type", "location", "retry-after");
  private static final String PUBLIC_PREFIX = "/api";

  private final Upstream orders;
  private final Upstream inventory;

  GatewayHandlers(Upstream orders, Upstream inventory) {
    this.orders = orders;
    this.inventory = inventory;
  }

  Future<ApiResponse> placeOrder(RoutingContext context) {
    JsonObject order = context.body().asJsonObject();
    rememberCustomer(order.getString("customerId"));
    ServiceCall call =
        ServiceCall.post("/orders", order)
            .header(IDEMPOTENCY_KEY, context.request().getHeader(IDEMPOTENCY_KEY));
    return orders
        .call("place order", call, Deadline.of(context))
        .map(GatewayHandlers::forwarded)
        .onSuccess(GatewayHandlers::log);
  }

  Future<ApiResponse> findOrder(RoutingContext context) {
    ServiceCall call = ServiceCall.get("/orders/{id}").with("id", context.pathParam("id"));
    return orders.call("find order", call, Deadline.of(context)).map(GatewayHandlers::forwarded);
  }

  Future<ApiResponse> listProducts(RoutingContext context) {
    ServiceCall call = ServiceCall.get("/products");
    return inventory
        .call("list products", call, Deadline.of(context))
        .map(GatewayHandlers::forwarded);
  }

  Future<ApiResponse> findProduct(RoutingContext context) {
    ServiceCall call = ServiceCall.get("/products/{sku}").with("sku", context.pathParam("sku"));
    return inventory
        .call("find product", call, Deadline.of(context))
        .map(GatewayHandlers::forwarded);
  }

  /** Baggage travels to every service of the trace; a tag can be searched for. */
  private static void rememberCustomer(String customerId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setBaggageItem(CUSTOMER_ID, customerId).setTag(CUSTOMER_ID, customerId);
    }
  }

  /** Status and body stay as they are; the location becomes that of the public API. */
  private static ApiResponse forwarded(HttpResponse<Buffer> response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : FORWARDED_HEADERS) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    headers.computeIfPresent("location", (name, path) -> PUBLIC_PREFIX + path);
    Buffer body = response.body() == null ? Buffer.buffer() : response.body();
    return new ApiResponse(response.statusCode(), headers, body);
  }

  /** Rejected orders are not logged: clients could flood the log with them. */
  private static void log(ApiResponse response) {
    if (response.status() == CREATED) {
      LOG.info("An order was accepted.");
    }
  }
}
