package dev.tracelab.bench.paths;

import io.vertx.core.spi.tracing.TagExtractor;
import java.util.List;

/**
 * The tags that vertx-sql-client 5.0.7 gives a query (QueryReporter.RequestTags); it is its SQL.
 */
final class SqlTags implements TagExtractor<Object> {

  private static final int TEXT = 4;
  private static final List<String> NAMES =
      List.of(
          "network.peer.address",
          "span.kind",
          "db.user",
          "db.namespace",
          "db.query.text",
          "db.system");
  private static final List<String> VALUES =
      List.of("127.0.0.1:5432", "client", "inventory", "inventory", "", "postgresql");

  @Override
  public int len(Object sql) {
    return NAMES.size();
  }

  @Override
  public String name(Object sql, int index) {
    return NAMES.get(index);
  }

  @Override
  public String value(Object sql, int index) {
    return index == TEXT ? sql.toString() : VALUES.get(index);
  }
}
