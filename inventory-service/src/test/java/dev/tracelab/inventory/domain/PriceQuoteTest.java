package dev.tracelab.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriceQuoteTest {

  private static final Product SIDAMO = new Product("sidamo", "Sidamo", "", 1350, "EUR", 0);
  private static final Product GAYO = new Product("gayo", "Gayo", "", 1120, "EUR", 0);

  @Test
  void totalsAddUp() {
    Items items = new Items(List.of(new Items.Item("gayo", 3), new Items.Item("sidamo", 2)));

    PriceQuote quote = PriceQuote.of(items, List.of(SIDAMO, GAYO));

    assertThat(quote.lines()).extracting(PriceQuote.Line::totalMinor).containsExactly(3360L, 2700L);
    assertThat(quote.totalMinor()).isEqualTo(6060);
  }

  @Test
  void whatIsSoldOutHasAPriceAllTheSame() {
    PriceQuote quote =
        PriceQuote.of(new Items(List.of(new Items.Item("sidamo", 1))), List.of(SIDAMO));

    assertThat(quote.totalMinor()).isEqualTo(1350);
  }
}
