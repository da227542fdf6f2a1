package dev.tracelab.inventory.store;

import static dev.tracelab.inventory.store.ReservationStoreTest.items;
import static dev.tracelab.inventory.testing.Await.await;
import static dev.tracelab.inventory.testing.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.testing.Replica;
import dev.tracelab.inventory.testing.SteppedClock;
import dev.tracelab.inventory.testing.Warehouse;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductStoreTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();

  private Replica replica;
  private ProductStore products;

  @BeforeEach
  void open() {
    replica = Replica.start(WAREHOUSE.config(), new SteppedClock());
    products = replica.products();
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void aDozenProductsAreThereFromTheStart() {
    List<Product> all = await(products.list());

    assertThat(all).hasSize(12).isSortedAccordingTo(Comparator.comparing(Product::sku));
    assertThat(all).filteredOn(product -> product.available() == 50).hasSize(1);
    assertThat(all).filteredOn(product -> product.priceMinor() == 913).hasSize(1);
  }

  @Test
  void aProductIsFoundByItsSku() {
    assertThat(await(products.find("ethiopia-yirgacheffe-250g")))
        .isEqualTo(
            new Product(
                "ethiopia-yirgacheffe-250g",
                "Yirgacheffe",
                "Ethiopia, washed. Jasmine, bergamot and lemon.",
                1450,
                "EUR",
                100_000));
  }

  @Test
  void anUnknownProductIsNamed() {
    assertThat(failureOf(products.find("tea"))).hasMessage("There is no product tea.");
  }

  @Test
  void aQuoteHasItsLinesInTheOrderOfTheItems() {
    PriceQuote quote =
        await(products.quote(items("ethiopia-yirgacheffe-250g", 2, "brazil-cerrado-250g", 1)));

    assertThat(quote.lines())
        .containsExactly(
            new PriceQuote.Line("ethiopia-yirgacheffe-250g", "Yirgacheffe", 2, 1450),
            new PriceQuote.Line("brazil-cerrado-250g", "Cerrado", 1, 980));
    assertThat(quote.totalMinor()).isEqualTo(3880);
    assertThat(quote.currency()).isEqualTo("EUR");
  }

  @Test
  void aQuoteNamesTheFirstUnknownItem() {
    assertThat(failureOf(products.quote(items("brazil-cerrado-250g", 1, "tea", 1))))
        .hasMessage("items[1].sku: there is no product tea.");
    assertThat(failureOf(products.quote(items("tea", 1))))
        .hasMessage("items[0].sku: there is no product tea.");
  }
}
