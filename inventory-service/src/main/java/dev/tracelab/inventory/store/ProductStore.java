package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads products from the database. */
public final class ProductStore implements Products {

  private static final String COLUMNS =
      "SELECT sku, name, description, price_minor, currency, on_hand FROM products ";
  private static final String LIST = COLUMNS + "ORDER BY sku";
  private static final String FIND = COLUMNS + "WHERE sku = $1";
  private static final String FIND_ALL = COLUMNS + "WHERE sku = ANY ($1)";

  private final Pool pool;

  /** Reads through the connections of a pool. */
  public ProductStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<Product>> list() {
    return pool.preparedQuery(LIST).execute().map(ProductStore::products);
  }

  @Override
  public Future<Product> find(String sku) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(sku))
        .map(ProductStore::products)
        .map(
            found ->
                found.stream().findFirst().orElseThrow(() -> InventoryRejection.unknownSku(sku)));
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    return pool.preparedQuery(FIND_ALL)
        .execute(Tuple.of(items.skus().toArray(String[]::new)))
        .map(ProductStore::products)
        .map(products -> PriceQuote.of(items, products));
  }

  private static List<Product> products(RowSet<Row> rows) {
    return rows.stream().map(ProductStore::product).toList();
  }

  private static Product product(Row row) {
    return new Product(
        row.getString("sku"),
        row.getString("name"),
        row.getString("description"),
        row.getLong("price_minor"),
        row.getString("currency"),
        row.getLong("on_hand"));
  }
}
