package dev.tracelab.inventory.store;

import static dev.tracelab.inventory.domain.Reservation.State.COMMITTED;
import static dev.tracelab.inventory.domain.Reservation.State.HELD;
import static dev.tracelab.inventory.domain.Reservation.State.RELEASED;
import static dev.tracelab.inventory.testing.Await.await;
import static dev.tracelab.inventory.testing.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.store.Reservations.Reserved;
import dev.tracelab.inventory.testing.Shelves;
import dev.tracelab.inventory.testing.SteppedClock;
import dev.tracelab.inventory.testing.Units;
import dev.tracelab.inventory.testing.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReservationStoreTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final Shelves shelves = Shelves.in(WAREHOUSE);

  private static final Duration TTL = Duration.ofMinutes(1);

  private final UUID id = UUID.randomUUID();
  private final SteppedClock clock = shelves.clock();
  private final ReservationStore store = shelves.store();
  private final String sidamo = shelves.sidamo();
  private final String gayo = shelves.gayo();

  @Test
  void heldUnitsAreSetAside() {
    Reserved hold = await(store.reserve(id, items(sidamo, 3, gayo, 4), TTL));

    assertThat(hold.created()).isTrue();
    assertThat(hold.reservation().state()).isEqualTo(HELD);
    assertThat(hold.reservation().expiresAt()).isEqualTo(clock.instant().plus(TTL));
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 3, 0));
    assertThat(WAREHOUSE.units(gayo)).isEqualTo(new Units(6, 4, 0));
  }

  @Test
  void nothingIsHeldIfOneItemIsShort() {
    Throwable rejection = failureOf(store.reserve(id, items(sidamo, 3, gayo, 11), TTL));

    assertThat(rejection)
        .isInstanceOf(InventoryRejection.class)
        .hasMessage("Only 10 of %s are left; 11 were requested.", gayo);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
    assertThat(WAREHOUSE.state(id)).isEmpty();
  }

  @Test
  void anUnknownSkuIsRefusedByName() {
    Throwable rejection = failureOf(store.reserve(id, items(sidamo, 1, "tea", 1), TTL));

    assertThat(rejection)
        .isInstanceOf(InventoryRejection.class)
        .hasMessage("items[1].sku: there is no product tea.");
    assertThat(WAREHOUSE.state(id)).isEmpty();
  }

  @Test
  void theSameIdHoldsOnce() {
    Reserved first = await(store.reserve(id, items(sidamo, 3, gayo, 4), TTL));
    clock.advance(Duration.ofSeconds(1));
    Reserved second = await(store.reserve(id, items(gayo, 4, sidamo, 3), TTL));

    assertThat(second.created()).isFalse();
    assertThat(second.reservation().id()).isEqualTo(id);
    assertThat(second.reservation().expiresAt()).isEqualTo(first.reservation().expiresAt());
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 3, 0));
  }

  @Test
  void theSameIdForOtherItemsIsRefused() {
    await(store.reserve(id, items(sidamo, 3), TTL));

    assertThat(failureOf(store.reserve(id, items(sidamo, 4), TTL)))
        .hasMessage("Reservation %s was made for other items.", id);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 3, 0));
  }

  @Test
  void aCommitShipsOnce() {
    await(store.reserve(id, items(sidamo, 3, gayo, 4), TTL));
    Reservation first = await(store.commit(id));
    Reservation second = await(store.commit(id));

    assertThat(first.state()).isEqualTo(COMMITTED);
    assertThat(second.state()).isEqualTo(COMMITTED);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 0, 3));
    assertThat(WAREHOUSE.units(gayo)).isEqualTo(new Units(6, 0, 4));
  }

  @Test
  void aReleaseGivesBackOnce() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    await(store.release(id));
    Reservation second = await(store.release(id));

    assertThat(second.state()).isEqualTo(RELEASED);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void aReleasedIdTakesNothingWhenItComesAgain() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    await(store.release(id));

    assertThat(failureOf(store.reserve(id, items(sidamo, 3), TTL)))
        .hasMessage("Reservation %s has expired or was released: its units are back on hand.", id);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void whatWasGivenBackCannotBeCommitted() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    await(store.release(id));

    assertThat(failureOf(store.commit(id)))
        .hasMessage("Reservation %s has expired or was released: its units are back on hand.", id);
  }

  @Test
  void whatWasShippedCannotBeReleased() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    await(store.commit(id));

    assertThat(failureOf(store.release(id)))
        .hasMessage("Reservation %s is committed: its units are shipped.", id);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 0, 3));
  }

  @Test
  void anUnknownReservationIsNamed() {
    assertThat(failureOf(store.commit(id))).hasMessage("There is no reservation %s.", id);
  }

  static Items items(String sku, int quantity) {
    return new Items(List.of(new Items.Item(sku, quantity)));
  }

  static Items items(String sku, int quantity, String other, int otherQuantity) {
    return new Items(List.of(new Items.Item(sku, quantity), new Items.Item(other, otherQuantity)));
  }
}
