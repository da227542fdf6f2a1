package dev.tracelab.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is measured of a real pool of connections. */
@Timeout(60)
class VertxPoolMetricsTest {

  @RegisterExtension static final EmbeddedDatabase DB = EmbeddedDatabase.create();
  private static final Tags REQUESTS = Tags.of("type", "sql", "pool", "requests");

  private final Metrics metrics = new Metrics();
  private final Vertx vertx = Vertx.builder().withMetrics(metrics.vertxMetricsFactory()).build();
  private final Database database = Database.open(vertx, DB.config());

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
    metrics.close();
  }

  @Test
  void whatIsUsedAndWhoWaitsIsSeen() {
    int size = DB.config().poolSize();
    List<SqlConnection> taken = IntStream.range(0, size).mapToObj(each -> take().await()).toList();
    Future<SqlConnection> waiting = take();

    assertThat(of("pool.size").gauge().value()).isEqualTo(size);
    assertThat(of("pool.used").gauge().value()).isEqualTo(size);
    assertThat(of("pool.waiting").gauge().value()).isEqualTo(1);

    taken.forEach(connection -> connection.close().await());
    waiting.await().close().await();

    assertThat(of("pool.used").gauge().value()).isZero();
    assertThat(of("pool.waiting").gauge().value()).isZero();
    assertThat(of("pool.wait").timer().count()).isEqualTo(size + 1);
    assertThat(of("pool.use").timer().count()).isEqualTo(size + 1);
  }

  @Test
  void aPoolThatIsOpenedAgainGoesOnWithItsMeters() {
    take().await().close().await();
    Database again = Database.open(vertx, DB.config());
    again.traced().getConnection().await().close().await();
    again.close().await();

    assertThat(of("pool.use").timer().count()).isEqualTo(2);
  }

  private Future<SqlConnection> take() {
    return database.traced().getConnection();
  }

  private RequiredSearch of(String meter) {
    return metrics.registry().get(meter).tags(REQUESTS);
  }
}
