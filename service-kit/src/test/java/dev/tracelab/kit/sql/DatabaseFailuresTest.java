package dev.tracelab.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseFailuresTest {

  @RegisterExtension static final EmbeddedDatabase EMBEDDED = EmbeddedDatabase.create();
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aPoolWithoutAFreeConnectionIsUnavailable() {
    Pool pool = poolOfOne("127.0.0.1", EMBEDDED.config().port(), Duration.ofSeconds(1));
    SqlConnection held = pool.getConnection().await();
    Future<Object> transaction = pool.withTransaction(never -> Future.succeededFuture());

    assertThat(unavailable(pool, "SELECT 1")).isTrue();
    assertThat(DatabaseFailures.isUnavailable(catchThrowable(transaction::await))).isTrue();
    held.close().await();
  }

  @Test
  void aPoolWithTooManyWaitersIsUnavailable() {
    Pool pool = poolOfOne("127.0.0.1", EMBEDDED.config().port(), Duration.ofSeconds(5));
    SqlConnection held = pool.getConnection().await();
    List<Future<SqlConnection>> waiting =
        IntStream.range(0, 64).mapToObj(waiter -> pool.getConnection()).toList();

    assertThat(unavailable(pool, "SELECT 1")).isTrue();
    held.close().await();
    waiting.forEach(connection -> connection.await().close().await());
  }

  @Test
  void aServerThatIsAwayIsUnavailable() {
    assertThat(unavailable(poolOfOne("127.0.0.1", 1, Duration.ofSeconds(1)), "SELECT 1")).isTrue();
    assertThat(unavailable(poolOfOne("no.such.host.invalid", 1, Duration.ofSeconds(5)), "SELECT 1"))
        .isTrue();
  }

  @Test
  void aConnectionThatTheServerEndsIsUnavailable() {
    Pool pool = poolOfOne("127.0.0.1", EMBEDDED.config().port(), Duration.ofSeconds(5));

    assertThat(unavailable(pool, "SELECT pg_terminate_backend(pg_backend_pid())")).isTrue();
    // What is seen instead when the end of the connection comes before the server's farewell.
    assertThat(DatabaseFailures.isUnavailable(new SocketException("Connection reset"))).isTrue();
  }

  @Test
  void aStatementThatIsWrongIsNot() {
    Pool pool = poolOfOne("127.0.0.1", EMBEDDED.config().port(), Duration.ofSeconds(5));

    assertThat(unavailable(pool, "SELECT nothing FROM nowhere")).isFalse();
    assertThat(DatabaseFailures.isUnavailable(null)).isFalse();
  }

  private Pool poolOfOne(String host, int port, Duration acquireTimeout) {
    DatabaseConfig here = EMBEDDED.config();
    DatabaseConfig config =
        new DatabaseConfig(
            host,
            port,
            here.name(),
            here.user(),
            "",
            1,
            acquireTimeout,
            here.statementTimeout(),
            here.silenceTimeout());
    return Database.open(vertx, config).traced();
  }

  private static boolean unavailable(Pool pool, String sql) {
    Throwable failure = catchThrowable(() -> pool.query(sql).execute().await());
    assertThat(failure).isNotNull();
    return DatabaseFailures.isUnavailable(failure);
  }
}
