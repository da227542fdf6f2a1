package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.tracing.sql.TransactionTracing;
import io.opentracing.Span;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Reservations in the database. Each change is one transaction with a span, which covers the wait
 * for a connection and the commit; the spans of its statements are children of it.
 */
public final class ReservationStore implements Reservations {

  private static final String RESERVATION_ID = "reservation.id";
  private static final String RESERVATION_ITEMS = "reservation.items";
  private static final String RESERVATION_STATE = "reservation.state";

  private final Database database;
  private final TransactionTracing transactions;
  private final InstantSource clock;

  /**
   * A store in a migrated database.
   *
   * @param transactions starts the spans
   * @param clock decides when reservations expire
   */
  public ReservationStore(Database database, TransactionTracing transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Future<Reserved> reserve(UUID id, Items items, Duration ttl) {
    return transactions.transaction(
        database.traced(),
        "reserve units",
        (connection, span) -> {
          span.setTag(RESERVATION_ID, id.toString()).setTag(RESERVATION_ITEMS, items.size());
          Instant now = clock.instant();
          return new ReservationTransaction(connection, now)
              .reserve(Reservation.held(id, items, now, ttl))
              .onSuccess(reserved -> tagState(span, reserved.reservation()));
        });
  }

  @Override
  public Future<Reservation> commit(UUID id) {
    return settle("commit units", id, Reservation.State.COMMITTED);
  }

  @Override
  public Future<Reservation> release(UUID id) {
    return settle("release units", id, Reservation.State.RELEASED);
  }

  private Future<Reservation> settle(String operation, UUID id, Reservation.State target) {
    return transactions.transaction(
        database.traced(),
        operation,
        (connection, span) -> {
          span.setTag(RESERVATION_ID, id.toString());
          return new ReservationTransaction(connection, clock.instant())
              .settle(id, target)
              .onSuccess(
                  settled -> {
                    span.setTag(RESERVATION_ITEMS, settled.items().size());
                    tagState(span, settled);
                  });
        });
  }

  /**
   * Expires the oldest overdue reservations and puts their units back on hand. Several replicas may
   * do so at once: none waits, and products locked by others are left for the next time. Not
   * traced, because it runs often and mostly finds nothing.
   *
   * @param limit how many overdue reservations to consider
   * @return the number of products that got units back
   */
  public Future<Integer> expireOverdue(int limit) {
    return database
        .background()
        .withTransaction(
            connection ->
                new ReservationTransaction(connection, clock.instant()).expireOverdue(limit));
  }

  private static void tagState(Span span, Reservation reservation) {
    span.setTag(RESERVATION_STATE, reservation.state().name());
  }
}
