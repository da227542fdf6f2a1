package dev.tracelab.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteTest {

  private static final Product SIDAMO = new Product("sidamo", "Sidamo", "", 1350, "EUR", 0);
  private static final Product GAYO = new Product("gayo", "Gayo", "", 1120, "EUR", 0);

  @Test
  void totalsAddUp() {
    Items items = Items.of(List.of(new Item("gayo", 3), new Item("sidamo", 2)));

    Quote quote = Quote.of(items, List.of(SIDAMO, GAYO));

    assertThat(quote.lines()).extracting(QuoteLine::totalMinor).containsExactly(3360L, 2700L);
    assertThat(quote.totalMinor()).isEqualTo(6060);
  }

  @Test
  void whatIsSoldOutHasAPriceAllTheSame() {
    Quote quote = Quote.of(Items.of(List.of(new Item("sidamo", 1))), List.of(SIDAMO));

    assertThat(quote.totalMinor()).isEqualTo(1350);
  }
}
