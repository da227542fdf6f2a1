package dev.tracelab.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final Item SIDAMO = new Item("sidamo", 1);
  private static final Item GAYO = new Item("gayo", 2);

  @Test
  void aProductNamedTwiceIsRefusedWhereItComesAgain() {
    assertThatThrownBy(() -> Items.of(List.of(SIDAMO, GAYO, new Item("sidamo", 5))))
        .isInstanceOfSatisfying(
            InventoryRejection.class,
            rejection -> assertThat(rejection.facts()).containsEntry("field", "items[2].sku"))
        .hasMessage("items[2].sku: sidamo is in the list already.");
  }

  @Test
  void theOrderOfItemsMakesNoDifference() {
    assertThat(Items.of(List.of(SIDAMO, GAYO)).sameAs(Items.of(List.of(GAYO, SIDAMO)))).isTrue();
    assertThat(Items.of(List.of(SIDAMO)).sameAs(Items.of(List.of(new Item("sidamo", 2)))))
        .isFalse();
  }

  @Test
  void theFirstUnknownItemIsNamedBeforeAnyShortage() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 0L));

    assertThatThrownBy(() -> levels.requireAll(Items.of(List.of(SIDAMO, GAYO))))
        .hasMessage("items[1].sku: there is no product gayo.");
  }

  @Test
  void aShortageTellsWhatWasAskedForAndWhatIsLeft() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 1L, "gayo", 1L));

    assertThatThrownBy(() -> levels.requireAll(Items.of(List.of(SIDAMO, GAYO))))
        .isInstanceOfSatisfying(
            InventoryRejection.class,
            rejection ->
                assertThat(rejection.facts())
                    .isEqualTo(Map.of("sku", "gayo", "requested", 2, "available", 1L)));
  }

  @Test
  void newerCountsTakeThePlaceOfOlderOnes() {
    StockLevels levels = new StockLevels(Map.of("sidamo", 0L, "gayo", 2L));

    assertThat(levels.updatedBy(new StockLevels(Map.of("sidamo", 1L))).available())
        .isEqualTo(Map.of("sidamo", 1L, "gayo", 2L));
  }
}
