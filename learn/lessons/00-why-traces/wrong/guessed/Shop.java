/** Three steps of an order. Each asks somebody; how long that takes, its name does not say. */
class Shop {

  private static final int WAREHOUSES = 8;

  void checkCredit() {
    ask("bank");
  }

  void reserveStock() {
    for (int warehouse = 1; warehouse <= WAREHOUSES; warehouse++) {
      ask("warehouse " + warehouse);
    }
  }

  void authorisePayment() {
    ask("payment provider");
  }

  /** Stands for a call over the network. */
  private static void ask(String whom) {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while asking the " + whom, e);
    }
  }
}
