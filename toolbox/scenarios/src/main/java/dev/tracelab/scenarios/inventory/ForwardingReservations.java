package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.store.Reservations;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** Passes each call on; a variant overrides what it changes. */
abstract class ForwardingReservations implements Reservations {

  final Reservations clean;

  ForwardingReservations(Reservations clean) {
    this.clean = clean;
  }

  @Override
  public Future<Reserved> reserve(UUID id, Items items, Duration ttl) {
    return clean.reserve(id, items, ttl);
  }

  @Override
  public Future<Reservation> commit(UUID id) {
    return clean.commit(id);
  }

  @Override
  public Future<Reservation> release(UUID id) {
    return clean.release(id);
  }
}
