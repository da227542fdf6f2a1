package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import io.vertx.core.Future;
import java.util.List;

/** Products and their prices. */
public interface Products {

  /** All products, ordered by SKU. */
  Future<List<Product>> list();

  /** One product; fails with an {@link InventoryRejection} if there is none with this SKU. */
  Future<Product> find(String sku);

  /** Prices items; fails with an {@link InventoryRejection} for the first unknown one. */
  Future<PriceQuote> quote(Items items);
}
