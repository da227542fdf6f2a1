package dev.tracelab.lab.page;

import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order that somebody wants to place on the page.
 *
 * @param choice the scenario and its variant; null for a healthy order
 * @param order what to order; null for the usual order of the scenario, whose trace is known
 */
record PageRequest(ScenarioChoice choice, OrderRequest order) {

  private static final String CUSTOMER = "c-lab";

  /**
   * Reads the body of a request; the gateway decides whether it takes the order.
   *
   * @param body null if there is none
   * @throws LabException a usage error if it is no order
   */
  static PageRequest of(JsonObject body) {
    if (body == null) {
      return new PageRequest(null, null);
    }
    try {
      JsonObject items = body.getJsonObject("items");
      return new PageRequest(
          choice(body.getString("scenario")),
          items == null ? null : order(body.getString("customer", CUSTOMER), items));
    } catch (ClassCastException e) {
      throw LabException.usageError("An order has a scenario, a customer, and items.");
    }
  }

  /**
   * The choice of a variant.
   *
   * @param id such as {@code n-plus-one:repaired}; null for none
   */
  static ScenarioChoice choice(String id) {
    ScenarioChoice choice = id == null ? null : ScenarioChoice.parse(id);
    if (choice != null && !choice.exists()) {
      throw LabException.usageError("There is no such scenario.");
    }
    return choice;
  }

  private static OrderRequest order(String customer, JsonObject items) {
    Map<String, Integer> quantities = new LinkedHashMap<>();
    for (String sku : items.fieldNames()) {
      if (!(items.getValue(sku) instanceof Integer quantity)) {
        throw LabException.usageError("The quantity of %s must be a whole number.".formatted(sku));
      }
      quantities.put(sku, quantity);
    }
    return new OrderRequest(customer, quantities);
  }

  /** Whether the shape of its trace is known. */
  boolean isUsual() {
    return order == null;
  }

  /** The scenario as it is written in the header; null if there is none. */
  String scenario() {
    return choice == null ? null : choice.toString();
  }
}
