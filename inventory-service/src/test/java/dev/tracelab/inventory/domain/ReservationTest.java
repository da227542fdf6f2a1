package dev.tracelab.inventory.domain;

import static dev.tracelab.inventory.domain.Reservation.State.COMMITTED;
import static dev.tracelab.inventory.domain.Reservation.State.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00.123456Z");
  private static final Items ITEMS = new Items(List.of(new Items.Item("sidamo", 1)));

  @Test
  void expiryIsInWholeMilliseconds() {
    Reservation held = Reservation.held(UUID.randomUUID(), ITEMS, NOW, Duration.ofSeconds(60));

    assertThat(held.expiresAt()).isEqualTo("2026-01-05T08:01:00.123Z");
  }

  @ParameterizedTest
  @CsvSource({
    "HELD,      1, COMMITTED, COMMITTED",
    "HELD,      1, RELEASED,  RELEASED",
    "HELD,      0, COMMITTED, RESERVATION_EXPIRED",
    "HELD,      0, RELEASED,  RELEASED",
    "COMMITTED, 0, COMMITTED, COMMITTED",
    "COMMITTED, 1, RELEASED,  RESERVATION_COMMITTED",
    "RELEASED,  1, COMMITTED, RESERVATION_EXPIRED",
    "RELEASED,  0, RELEASED,  RELEASED",
    "EXPIRED,   0, COMMITTED, RESERVATION_EXPIRED",
    "EXPIRED,   0, RELEASED,  RELEASED",
  })
  void settlingDependsOnStateAndTime(
      Reservation.State state, long secondsLeft, Reservation.State wanted, String outcome) {
    Reservation there =
        new Reservation(UUID.randomUUID(), state, NOW.plusSeconds(secondsLeft), ITEMS);

    assertThat(outcome(there, wanted)).isEqualTo(outcome);
  }

  @Test
  void settlingKeepsTheRest() {
    Reservation held = Reservation.held(UUID.randomUUID(), ITEMS, NOW, Duration.ofSeconds(60));

    assertThat(held.settled(COMMITTED, NOW))
        .isEqualTo(new Reservation(held.id(), COMMITTED, held.expiresAt(), ITEMS));
    assertThat(held.settled(RELEASED, NOW).holdsUnits()).isFalse();
  }

  private static String outcome(Reservation there, Reservation.State wanted) {
    try {
      return there.settled(wanted, NOW).state().name();
    } catch (InventoryRejection rejection) {
      return rejection.reason().name();
    }
  }
}
