package dev.tracelab.inventory.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.store.ReservationStore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test ten bags of two coffees that no other test knows, with a store over them whose
 * time stands still; afterwards every unit must be accounted for.
 */
public final class Shelves implements AfterEachCallback {

  private static final int UNITS = 10;

  private final Warehouse warehouse;
  private final SteppedClock clock = new SteppedClock();
  private final Replica replica;
  private final String sidamo;
  private final String gayo;

  private Shelves(Warehouse warehouse) {
    this.warehouse = warehouse;
    warehouse.forgetReservations();
    this.replica = Replica.start(warehouse.config(), clock);
    this.sidamo = warehouse.stock("sidamo", UNITS);
    this.gayo = warehouse.stock("gayo", UNITS);
  }

  /** Fills shelves in a warehouse that is open. */
  public static Shelves in(Warehouse warehouse) {
    return new Shelves(warehouse);
  }

  /** The time of the store. */
  public SteppedClock clock() {
    return clock;
  }

  /** The reservations. */
  public ReservationStore store() {
    return replica.reservations();
  }

  /** The service's parts that the store stands on. */
  public Replica replica() {
    return replica;
  }

  /** The first coffee's stock keeping unit. */
  public String sidamo() {
    return sidamo;
  }

  /** The second's. */
  public String gayo() {
    return gayo;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    replica.close();
    assertThat(warehouse.contradiction()).isEmpty();
  }
}
