package dev.tracelab.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final Items.Item SIDAMO = new Items.Item("sidamo", 1);
  private static final Items.Item GAYO = new Items.Item("gayo", 2);

  @Test
  void aProductNamedTwiceIsRefusedWhereItComesAgain() {
    assertThatThrownBy(() -> new Items(List.of(SIDAMO, GAYO, new Items.Item("sidamo", 5))))
        .isInstanceOfSatisfying(
            InventoryRejection.class,
            rejection -> assertThat(rejection.details()).containsEntry("field", "items[2].sku"))
        .hasMessage("items[2].sku: sidamo is already in the list.");
  }

  @Test
  void theOrderOfItemsMakesNoDifference() {
    assertThat(new Items(List.of(SIDAMO, GAYO)).sameAs(new Items(List.of(GAYO, SIDAMO)))).isTrue();
    assertThat(new Items(List.of(SIDAMO)).sameAs(new Items(List.of(new Items.Item("sidamo", 2)))))
        .isFalse();
  }

  @Test
  void theFirstUnknownItemIsNamedBeforeAnyShortage() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 0L));

    assertThatThrownBy(() -> levels.requireAll(new Items(List.of(SIDAMO, GAYO))))
        .hasMessage("items[1].sku: there is no product gayo.");
  }

  @Test
  void aShortageTellsWhatWasAskedForAndWhatIsLeft() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 1L, "gayo", 1L));

    assertThatThrownBy(() -> levels.requireAll(new Items(List.of(SIDAMO, GAYO))))
        .isInstanceOfSatisfying(
            InventoryRejection.class,
            rejection ->
                assertThat(rejection.details())
                    .isEqualTo(Map.of("sku", "gayo", "requested", 2, "available", 1L)));
  }

  @Test
  void newerCountsTakeThePlaceOfOlderOnes() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 0L, "gayo", 2L));

    assertThat(levels.updatedBy(new StockLevels(Map.of("sidamo", 1L))).available())
        .isEqualTo(Map.of("sidamo", 1L, "gayo", 2L));
  }
}
