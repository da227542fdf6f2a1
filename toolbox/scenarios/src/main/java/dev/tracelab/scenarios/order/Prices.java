package dev.tracelab.scenarios.order;

import dev.tracelab.order.domain.OrderPrice;
import java.util.List;

/** Puts prices that were quoted separately together. */
final class Prices {

  private Prices() {}

  /** One price with the lines of all. */
  static OrderPrice together(List<OrderPrice> prices) {
    return new OrderPrice(
        prices.stream().flatMap(price -> price.lines().stream()).toList(),
        prices.stream().mapToLong(OrderPrice::totalMinor).sum(),
        prices.get(0).currency());
  }
}
