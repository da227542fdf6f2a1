package dev.tracelab.scenarios.order;

import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.config.Environment;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The prices on the product pages: what to fall back on if no quote arrives. */
final class ListPrices {

  private final ServiceClient inventory;

  ListPrices(ServiceBuilder service) {
    this.inventory = inventory(service);
  }

  /** Another client of inventory-service, for calls that the service itself does not make. */
  static ServiceClient inventory(ServiceBuilder service) {
    URI address =
        new Environment(System.getenv())
            .uri("INVENTORY_SERVICE_URL", URI.create("http://127.0.0.1:8082"));
    return service.client("inventory-service", address);
  }

  /** The list price of the items; the active span says that this is the fallback. */
  Future<OrderPrice> insteadOfQuote(List<Order.Item> items, Deadline deadline) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag("outcome", "list-prices");
    }
    return products(deadline).map(products -> price(items, products));
  }

  /** One product. */
  Future<JsonObject> product(String sku, Deadline deadline) {
    return inventory
        .call(ServiceCall.get("/products/{sku}").with("sku", sku), deadline, 1)
        .map(HttpResponse::bodyAsJsonObject);
  }

  /** All products by their SKU. */
  Future<Map<String, JsonObject>> products(Deadline deadline) {
    return inventory
        .call(ServiceCall.get("/products"), deadline, 1)
        .map(
            response ->
                response.bodyAsJsonObject().getJsonArray("products").stream()
                    .map(JsonObject.class::cast)
                    .collect(
                        Collectors.toMap(
                            product -> product.getString("sku"), Function.identity())));
  }

  private static OrderPrice price(List<Order.Item> items, Map<String, JsonObject> products) {
    List<OrderPrice.Line> lines =
        items.stream().map(item -> line(item, products.get(item.sku()))).toList();
    return new OrderPrice(
        lines,
        lines.stream().mapToLong(OrderPrice.Line::lineTotalMinor).sum(),
        products.get(items.get(0).sku()).getString("currency"));
  }

  private static OrderPrice.Line line(Order.Item item, JsonObject product) {
    long unit = product.getLong("priceMinor");
    return new OrderPrice.Line(
        item.sku(), product.getString("name"), item.quantity(), unit, unit * item.quantity());
  }
}
