package dev.tracelab.chaos.plan;

import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Draws the orders: one per time slot, at a random moment within it. */
final class OrderPlanner {

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

  /** Fifty bags in stock and more ordered, so that overselling would show. */
  private static final String SCARCE = "last-harvest-geisha-100g";

  /** The payment provider declines the price of a single one. */
  private static final String DECLINED = "decaf-sugarcane-250g";

  private static final int CUSTOMERS = 400;

  private final ChaosPlan.Options options;
  private final Random random;

  OrderPlanner(ChaosPlan.Options options, Random random) {
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
    return new PlannedOrder(number, at, key, customer, items(), random.nextInt(100) >= 15);
  }

  /** 2 % are declined, 2 % ask for the scarce product, the others are ordinary. */
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
