package dev.tracelab.lab.order;

import dev.tracelab.golden.Golden;

/** What the traces of orders must be; for the lab, and for tests against running services. */
public final class OrderGolden {

  private OrderGolden() {}

  /** The trace of an order that is accepted and fulfilled, without faults. */
  public static Golden accepted() {
    return Golden.resource(OrderGolden.class, "order.golden");
  }
}
