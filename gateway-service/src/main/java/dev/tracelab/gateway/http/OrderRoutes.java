package dev.tracelab.gateway.http;

import dev.tracelab.gateway.client.Upstream;
import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders, answered by order-service. */
public final class OrderRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(OrderRoutes.class);
  private static final int CREATED = 201;
  private static final String IDEMPOTENCY_KEY = "idempotency-key";
  private static final String CUSTOMER_ID = "customer.id";

  private final Upstream orders;

  private OrderRoutes(Upstream orders) {
    this.orders = orders;
  }

  /** Routes to order-service. */
  public static OrderRoutes create(Upstream orders) {
    return new OrderRoutes(orders);
  }

  /** Adds the routes. */
  public void on(Api api) {
    api.route("POST /api/orders", this::place).route("GET /api/orders/{id}", this::find);
  }

  private Future<ApiResponse> place(RoutingContext context) {
    JsonObject order = context.body().asJsonObject();
    rememberCustomer(order.getString("customerId"));
    ServiceCall call =
        ServiceCall.post("/orders", order)
            .header(IDEMPOTENCY_KEY, context.request().getHeader(IDEMPOTENCY_KEY));
    return orders
        .ask("place order", call, Deadline.of(context))
        .map(Relay::answer)
        .onSuccess(OrderRoutes::log);
  }

  private Future<ApiResponse> find(RoutingContext context) {
    ServiceCall call = ServiceCall.get("/orders/{id}").with("id", context.pathParam("id"));
    return orders.ask("find order", call, Deadline.of(context)).map(Relay::answer);
  }

  /** A line an order; refusals have none, for strangers could fill the log with them. */
  private static void log(ApiResponse answer) {
    if (answer.status() == CREATED) {
      LOG.info("An order was accepted.");
    }
  }

  /** As baggage it reaches each service of the trace; as a tag it can be searched for. */
  private static void rememberCustomer(String customerId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setBaggageItem(CUSTOMER_ID, customerId).setTag(CUSTOMER_ID, customerId);
    }
  }
}
