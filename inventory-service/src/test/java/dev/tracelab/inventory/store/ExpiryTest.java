package dev.tracelab.inventory.store;

import static dev.tracelab.inventory.domain.Reservation.State.COMMITTED;
import static dev.tracelab.inventory.domain.Reservation.State.RELEASED;
import static dev.tracelab.inventory.store.ReservationStoreTest.items;
import static dev.tracelab.inventory.testing.Await.await;
import static dev.tracelab.inventory.testing.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.store.Reservations.Reserved;
import dev.tracelab.inventory.testing.Shelves;
import dev.tracelab.inventory.testing.SteppedClock;
import dev.tracelab.inventory.testing.Units;
import dev.tracelab.inventory.testing.Warehouse;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpiryTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final Shelves shelves = Shelves.in(WAREHOUSE);

  private static final Duration TTL = Duration.ofMinutes(1);
  private static final int MANY = 100;

  private final UUID id = UUID.randomUUID();
  private final SteppedClock clock = shelves.clock();
  private final ReservationStore store = shelves.store();
  private final String sidamo = shelves.sidamo();
  private final String gayo = shelves.gayo();

  @Test
  void overdueUnitsCanBeHeldBySomebodyElse() {
    await(store.reserve(id, items(sidamo, 10, gayo, 10), TTL));
    clock.advance(TTL);

    Reserved next = await(store.reserve(UUID.randomUUID(), items(sidamo, 8), TTL));

    assertThat(next.created()).isTrue();
    assertThat(WAREHOUSE.state(id)).contains("EXPIRED");
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(2, 8, 0));
    assertThat(WAREHOUSE.units(gayo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void unitsAreKeptUntilTheLastMoment() {
    await(store.reserve(id, items(sidamo, 10), TTL));
    clock.advance(TTL.minusMillis(1));

    assertThat(await(store.expireOverdue(MANY))).isZero();
    assertThat(failureOf(store.reserve(UUID.randomUUID(), items(sidamo, 1), TTL)))
        .hasMessage("Only 0 of %s are left; 1 were requested.", sidamo);
  }

  @Test
  void theSweepGivesBackWhatIsOverdue() {
    await(store.reserve(id, items(sidamo, 3, gayo, 4), TTL));
    clock.advance(TTL);

    assertThat(await(store.expireOverdue(MANY))).isEqualTo(2);
    assertThat(await(store.expireOverdue(MANY))).isZero();
    assertThat(WAREHOUSE.state(id)).contains("EXPIRED");
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void theSweepLeavesProductsThatAreInUse() {
    await(store.reserve(id, items(sidamo, 3, gayo, 4), TTL));
    await(store.reserve(UUID.randomUUID(), items(sidamo, 5), TTL));
    clock.advance(TTL);

    int swept = await(whileLocked(gayo, () -> store.expireOverdue(MANY)));

    assertThat(swept).isEqualTo(1);
    assertThat(WAREHOUSE.state(id)).contains("HELD");
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 3, 0));
    assertThat(await(store.expireOverdue(MANY))).isEqualTo(2);
  }

  @Test
  void anOverdueReservationCannotBeCommitted() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    clock.advance(TTL);

    assertThat(failureOf(store.commit(id)))
        .hasMessage("Reservation %s has expired or was released: its units are back on hand.", id);
    await(store.expireOverdue(MANY));
    assertThat(failureOf(store.commit(id)))
        .hasMessage("Reservation %s has expired or was released: its units are back on hand.", id);
  }

  @Test
  void anOverdueReservationIsReleasedWithItsUnits() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    clock.advance(TTL);

    assertThat(await(store.release(id)).state()).isEqualTo(RELEASED);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void anExpiredReservationIsReleasedWithoutUnits() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    clock.advance(TTL);
    await(store.expireOverdue(MANY));

    assertThat(await(store.release(id)).state()).isEqualTo(RELEASED);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(10, 0, 0));
  }

  @Test
  void anExpiredReservationIsHeldAgainWhenItComesAgain() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    clock.advance(TTL);

    Reserved again = await(store.reserve(id, items(sidamo, 3), TTL));

    assertThat(again.created()).isTrue();
    assertThat(again.reservation().expiresAt()).isEqualTo(clock.instant().plus(TTL));
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 3, 0));
    assertThat(await(store.commit(id)).state()).isEqualTo(COMMITTED);
    assertThat(WAREHOUSE.units(sidamo)).isEqualTo(new Units(7, 0, 3));
  }

  @Test
  void anExpiredReservationIsNotHeldAgainWhenItsUnitsAreGone() {
    await(store.reserve(id, items(sidamo, 3), TTL));
    clock.advance(TTL);
    await(store.reserve(UUID.randomUUID(), items(sidamo, 8), TTL));

    assertThat(failureOf(store.reserve(id, items(sidamo, 3), TTL)))
        .hasMessage("Only 2 of %s are left; 3 were requested.", sidamo);
    assertThat(WAREHOUSE.state(id)).contains("EXPIRED");
  }

  /** Does something while another transaction holds a product's row. */
  private <T> Future<T> whileLocked(String sku, Supplier<Future<T>> work) {
    return shelves
        .replica()
        .database()
        .background()
        .withTransaction(connection -> lock(connection, sku).compose(locked -> work.get()));
  }

  private static Future<Void> lock(SqlConnection connection, String sku) {
    return connection
        .preparedQuery("SELECT FROM products WHERE sku = $1 FOR UPDATE")
        .execute(Tuple.of(sku))
        .mapEmpty();
  }
}
