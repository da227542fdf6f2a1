package dev.tracelab.tracing.sql;

import dev.tracelab.tracing.SpanTags;
import io.opentracing.tag.Tags;
import io.vertx.core.spi.tracing.TagExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Internal, for the Vert.x tracer: names and tags of spans of SQL queries. */
public final class QuerySpans {

  private static final String SQL_TEXT = "db.query.text";

  private final SqlStatement.Cache statements = new SqlStatement.Cache();

  /**
   * The name and tags of a query's span; null if the request is not a query.
   *
   * @param tags the tags that vertx-sql-client provides for the request
   */
  public <R> Query<R> describe(R request, TagExtractor<R> tags) {
    for (int i = 0; i < tags.len(request); i++) {
      if (SQL_TEXT.equals(tags.name(request, i))) {
        return new Query<>(statements.get(tags.value(request, i)), request, tags);
      }
    }
    return null;
  }

  /**
   * A query. Its tags are those of vertx-sql-client, renamed from OpenTelemetry to OpenTracing
   * keys.
   */
  public static final class Query<R> implements TagExtractor<R> {

    private static final Map<String, String> NAMES =
        Map.of(
            "db.system",
            Tags.DB_TYPE.getKey(),
            "db.namespace",
            Tags.DB_INSTANCE.getKey(),
            "db.user",
            Tags.DB_USER.getKey(),
            SQL_TEXT,
            Tags.DB_STATEMENT.getKey(),
            "network.peer.address",
            SpanTags.PEER_ADDRESS);

    private final SqlStatement statement;
    private final List<Map.Entry<String, String>> renamed = new ArrayList<>(NAMES.size());

    private Query(SqlStatement statement, R request, TagExtractor<R> tags) {
      this.statement = statement;
      for (int i = 0; i < tags.len(request); i++) {
        String name = tags.name(request, i);
        rename(name, SQL_TEXT.equals(name) ? statement.text() : tags.value(request, i));
      }
    }

    /** Drops unknown tags and null values: vertx-opentracing fails on a null name. */
    private void rename(String name, String value) {
      if (NAMES.containsKey(name) && value != null) {
        renamed.add(Map.entry(NAMES.get(name), value));
      }
    }

    /** The span's name: the verb and the table, such as {@code SELECT orders}. */
    public String operation() {
      return statement.operation();
    }

    @Override
    public int len(R request) {
      return renamed.size();
    }

    @Override
    public String name(R request, int index) {
      return renamed.get(index).getKey();
    }

    @Override
    public String value(R request, int index) {
      return renamed.get(index).getValue();
    }
  }
}
