package dev.tracelab.scenarios.order;

import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.json.OrderJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;

/**
 * Propagates all baggage in headers, however much there is: the next server refuses the request.
 */
final class UnboundedBaggage extends ForwardingInventory {

  private static final int OK = 200;

  private final ServiceClient inventory;

  UnboundedBaggage(ServiceClient inventory, Inventory clean) {
    super(clean);
    this.inventory = inventory;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    JsonObject body = new JsonObject().put("items", OrderJson.of(items));
    ServiceCall call = ServiceCall.post("/quotes", body);
    for (VisitedPages.Page page : VisitedPages.ALL) {
      call = call.header("x-baggage-" + page.key(), page.value());
    }
    return inventory.call(call, deadline, 1).compose(UnboundedBaggage::price);
  }

  private static Future<OrderPrice> price(HttpResponse<Buffer> response) {
    return response.statusCode() == OK
        ? Future.succeededFuture(OrderJson.price(response.bodyAsJsonObject()))
        : Future.failedFuture(
            ProblemException.unavailable(
                "inventory-service refused the headers with status "
                    + response.statusCode()
                    + "."));
  }
}
