package dev.tracelab.inventory.store;

import static dev.tracelab.inventory.store.ReservationStoreTest.items;
import static dev.tracelab.inventory.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.store.Reservations.Reserved;
import dev.tracelab.inventory.testing.Replica;
import dev.tracelab.inventory.testing.SteppedClock;
import dev.tracelab.inventory.testing.Units;
import dev.tracelab.inventory.testing.Warehouse;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelReservationsTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();

  private static final Duration TTL = Duration.ofMinutes(1);

  private final SteppedClock clock = new SteppedClock();
  private List<Replica> replicas;

  @BeforeEach
  void startTwoReplicas() {
    replicas =
        List.of(Replica.start(WAREHOUSE.config(), clock), Replica.start(WAREHOUSE.config(), clock));
  }

  @AfterEach
  void everyUnitIsAccountedFor() {
    replicas.forEach(Replica::close);
    assertThat(WAREHOUSE.contradiction()).isEmpty();
  }

  @Test
  void twoHundredForTheLastFiftyGiveFifty() {
    String sku = WAREHOUSE.stock("geisha", 50);

    List<Future<Reserved>> all =
        inParallel(200, i -> store(i).reserve(UUID.randomUUID(), items(sku, 1), TTL));

    assertThat(all.stream().filter(Future::succeeded)).hasSize(50);
    assertThat(failures(all))
        .hasSize(150)
        .allSatisfy(
            failure ->
                assertThat(failure).hasMessage("Only 0 of %s are left; 1 were requested.", sku));
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(0, 50, 0));
  }

  @Test
  void theSameIdTwentyTimesHoldsOnce() {
    String sku = WAREHOUSE.stock("sidamo", 50);
    UUID id = UUID.randomUUID();

    List<Future<Reserved>> all = inParallel(20, i -> store(i).reserve(id, items(sku, 2), TTL));

    assertThat(failures(all)).isEmpty();
    assertThat(all.stream().filter(reserved -> reserved.result().created())).hasSize(1);
    assertThat(all.stream().map(reserved -> reserved.result().reservation().expiresAt()).distinct())
        .hasSize(1);
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(48, 2, 0));
  }

  @Test
  void anExpiredIdTwentyTimesIsHeldAgainOnce() {
    String sku = WAREHOUSE.stock("sidamo", 50);
    UUID id = UUID.randomUUID();
    await(store(0).reserve(id, items(sku, 2), TTL));
    clock.advance(TTL);

    List<Future<Reserved>> all = inParallel(20, i -> store(i).reserve(id, items(sku, 2), TTL));

    assertThat(failures(all)).isEmpty();
    assertThat(all.stream().filter(reserved -> reserved.result().created())).hasSize(1);
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(48, 2, 0));
  }

  @Test
  void commitAndReleaseAtOnceSettleOnce() {
    String sku = WAREHOUSE.stock("sidamo", 50);
    UUID id = UUID.randomUUID();
    await(store(0).reserve(id, items(sku, 2), TTL));

    List<Future<Object>> all =
        inParallel(
            20,
            i -> (i % 2 == 0 ? store(i).commit(id) : store(i).release(id)).map(settled -> settled));

    assertThat(all.stream().filter(Future::succeeded)).hasSize(10);
    assertThat(WAREHOUSE.units(sku)).isIn(new Units(48, 0, 2), new Units(50, 0, 0));
  }

  @Test
  void itemsInOppositeOrdersDoNotBlockEachOther() {
    String first = WAREHOUSE.stock("antigua", 1000);
    String last = WAREHOUSE.stock("tarrazu", 1000);

    List<Future<Reserved>> all =
        inParallel(
            100,
            i ->
                store(i)
                    .reserve(
                        UUID.randomUUID(),
                        i % 2 == 0 ? items(first, 1, last, 1) : items(last, 1, first, 1),
                        TTL));

    assertThat(failures(all)).isEmpty();
    assertThat(WAREHOUSE.units(first)).isEqualTo(new Units(900, 100, 0));
  }

  @Test
  void settlingWhileTheReservationIsMadeNeverBlocks() {
    List<String> skus = IntStream.range(0, 6).mapToObj(i -> WAREHOUSE.stock("mix", 9_000)).toList();
    List<UUID> ids = IntStream.range(0, 100).mapToObj(i -> UUID.randomUUID()).toList();
    Random random = new Random(42);
    List<Items> wanted = ids.stream().map(id -> someOf(skus, random)).toList();

    List<Future<Object>> all =
        inParallel(
            300,
            i ->
                i % 3 == 0
                    ? store(i)
                        .reserve(ids.get(i / 3), wanted.get(i / 3), TTL)
                        .map(reserved -> reserved)
                    : store(i).commit(ids.get(i / 3)).map(settled -> settled));

    assertThat(failures(all)).allSatisfy(f -> assertThat(f).isInstanceOf(InventoryRejection.class));
  }

  /** Whatever happens at once: no unit is lost or made up, and nothing fails but by a rejection. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void unitsAreConservedWhateverHappensAtOnce(long seed) {
    Random random = new Random(seed);
    List<String> skus = IntStream.range(0, 4).mapToObj(i -> WAREHOUSE.stock("mix", 30)).toList();
    List<UUID> ids = IntStream.range(0, 15).mapToObj(i -> UUID.randomUUID()).toList();
    List<Items> wanted = ids.stream().map(id -> someOf(skus, random)).toList();

    for (int round = 0; round < 5; round++) {
      List<Integer> choices = IntStream.range(0, 60).mapToObj(i -> random.nextInt(60)).toList();
      List<Future<Object>> all = inParallel(60, i -> act(choices.get(i), store(i), ids, wanted));
      assertThat(failures(all))
          .allSatisfy(f -> assertThat(f).isInstanceOf(InventoryRejection.class));
      assertThat(WAREHOUSE.contradiction()).isEmpty();
      clock.advance(Duration.ofSeconds(random.nextInt(40)));
    }
  }

  private Future<Object> act(
      int choice, ReservationStore store, List<UUID> ids, List<Items> wanted) {
    int which = choice % ids.size();
    UUID id = ids.get(which);
    return switch (choice / ids.size()) {
      case 0, 1 -> store.reserve(id, wanted.get(which), TTL).map(reserved -> reserved);
      case 2 -> (which % 3 == 0 ? store.commit(id) : store.release(id)).map(settled -> settled);
      default -> store.expireOverdue(1 + which).map(count -> count);
    };
  }

  private static Items someOf(List<String> skus, Random random) {
    List<String> mixed = new ArrayList<>(skus);
    Collections.shuffle(mixed, random);
    return new Items(
        mixed.subList(0, 1 + random.nextInt(mixed.size())).stream()
            .map(sku -> new Items.Item(sku, 1 + random.nextInt(9)))
            .toList());
  }

  private ReservationStore store(int i) {
    return replicas.get(i % replicas.size()).reservations();
  }

  private static <T> List<Future<T>> inParallel(int times, IntFunction<Future<T>> work) {
    List<Future<T>> all = IntStream.range(0, times).mapToObj(work).toList();
    await(Future.join(all).otherwiseEmpty());
    return all;
  }

  private static List<Throwable> failures(List<? extends Future<?>> all) {
    return all.stream().<Throwable>map(Future::cause).filter(Objects::nonNull).toList();
  }
}
