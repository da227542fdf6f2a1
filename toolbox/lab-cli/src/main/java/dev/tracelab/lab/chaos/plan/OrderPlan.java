package dev.tracelab.lab.chaos.plan;

import dev.tracelab.lab.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Draws the orders: one in each slot of time, at a random moment of it, whatever is answered. */
final class OrderPlan {

  private static final List<String> AMPLE =
      List.of(
          "brazil-cerrado-250g",
          "brazil-cerrado-1000g",
          "colombia-huila-250g",
          "costa-rica-tarrazu-250g",
          "espresso-night-shift-250g",
          "ethiopia-sidamo-250g",
          "ethiopia-yirgacheffe-250g",
          "guatemala-antigua-250g",
          "kenya-nyeri-250g",
          "sumatra-gayo-250g");

  /** Fifty bags in all: the orders for it outnumber them, so that they can be oversold. */
  private static final String SCARCE = "last-harvest-geisha-100g";

  /** One of it alone costs an amount that the payment provider declines. */
  private static final String DECLINED = "decaf-sugarcane-250g";

  private static final int CUSTOMERS = 400;

  private final ChaosOptions options;
  private final Random random;

  OrderPlan(ChaosOptions options, Random random) {
    this.options = options;
    this.random = random;
  }

  List<PlannedOrder> draw() {
    List<PlannedOrder> orders = new ArrayList<>(options.orders());
    for (int number = 0; number < options.orders(); number++) {
      orders.add(order(number));
    }
    return List.copyOf(orders);
  }

  private PlannedOrder order(int number) {
    double slotMillis = 1_000.0 / options.rate();
    long at = (long) ((number + random.nextDouble()) * slotMillis);
    UUID key = new UUID(random.nextLong(), random.nextLong());
    String customer = "c-" + random.nextInt(CUSTOMERS);
    return new PlannedOrder(
        number, at, key, new OrderRequest(customer, items()), random.nextInt(100) >= 15);
  }

  /** Two in a hundred are declined, two want the scarce one, all others are as usual. */
  private Map<String, Integer> items() {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return Map.of(DECLINED, 1);
    }
    if (kind < 4) {
      return Map.of(SCARCE, 1 + random.nextInt(2));
    }
    Map<String, Integer> items = new TreeMap<>();
    int lines = 1 + random.nextInt(3);
    for (int line = 0; line < lines; line++) {
      items.put(AMPLE.get(random.nextInt(AMPLE.size())), 1 + random.nextInt(3));
    }
    return items;
  }
}
