package dev.tracelab.scenarios.order;

import dev.tracelab.order.domain.Order;
import java.util.List;

/** What goes into each parcel for free. */
final class FreeSample {

  /** The one product whose price inventory-service cannot compute in this scenario. */
  static final List<Order.Item> ITEMS = List.of(new Order.Item("last-harvest-geisha-100g", 1));

  private FreeSample() {}
}
