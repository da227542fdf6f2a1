package dev.tracelab.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens to PostgreSQL, work fails meanwhile, and the same pools go on afterwards. */
@Timeout(60)
class DatabaseOutageTest {

  private static final int CONNECTIONS = 3;

  @RegisterExtension static final EmbeddedDatabase EMBEDDED = EmbeddedDatabase.create();
  private final Vertx vertx = Vertx.vertx();
  private Wire wire;
  private Database database;

  @BeforeEach
  void open() {
    EMBEDDED.execute("CREATE TABLE IF NOT EXISTS cups (id int PRIMARY KEY)");
    EMBEDDED.execute("INSERT INTO cups VALUES (1) ON CONFLICT DO NOTHING");
    wire = Wire.to(vertx, EMBEDDED.config().port());
    database = Database.open(vertx, config(EMBEDDED.config().user()));
    assertAllConnectionsWork();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLockThatSomebodyHoldsTiesUpNoConnectionForEver() {
    SqlConnection holder = holder();
    Transaction transaction = holder.begin().await();
    holder.query("SELECT * FROM cups FOR UPDATE").execute().await();

    assertUnavailable(everyConnection("UPDATE cups SET id = id"));

    transaction.rollback().await();
    assertAllConnectionsWork();
  }

  @Test
  void aStatementThatIsTooSlowIsEnded() {
    assertUnavailable(everyConnection("SELECT pg_sleep(20)"));
    assertAllConnectionsWork();
  }

  @Test
  void connectionsThatAreCutAreMadeAnew() {
    List<Future<?>> running = everyConnection("SELECT pg_sleep(20)");
    wire.cut();

    assertUnavailable(running);
    assertAllConnectionsWork();
  }

  @Test
  void connectionsThatARestartEndsAreMadeAnew() {
    List<Future<?>> running = everyConnection("SELECT pg_sleep(20)");
    EMBEDDED.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    assertUnavailable(running);
    assertAllConnectionsWork();
  }

  @Test
  void connectionsOfAServerThatFallsSilentAreGivenUpAndMadeAnew() {
    List<Future<?>> running = everyConnection("SELECT pg_sleep(20)");
    wire.fallSilent();

    assertUnavailable(running);
    assertUnavailable(everyConnection("SELECT 1"));
    wire.speak();
    assertAllConnectionsWork();
  }

  @Test
  void aTransactionWhoseServerFallsSilentFailsAndItsLocksAreFreed() {
    List<Future<?>> transactions = everyConnection(this::lockAndFallSilent);

    assertUnavailable(transactions);
    wire.speak();
    EMBEDDED.execute("SELECT pg_advisory_lock(1), pg_advisory_unlock(1)");
    assertAllConnectionsWork();
  }

  @Test
  void aTransactionLeftOpenIsEndedByPostgres() {
    SqlConnection careless = database.traced().getConnection().await();
    careless.begin().await();
    careless.query("SELECT * FROM cups FOR UPDATE").execute().await();

    EMBEDDED.execute("UPDATE cups SET id = id");
    assertUnavailable(List.of(careless.query("SELECT 1").execute()));
    careless.close().await();
    assertAllConnectionsWork();
  }

  @Test
  void aServerOutOfConnectionsIsUnavailableAndFoundAgain() {
    EMBEDDED.execute("CREATE ROLE guest LOGIN CONNECTION LIMIT 0");
    Database guest = Database.open(vertx, config("guest"));

    assertUnavailable(List.of(guest.ping()));

    EMBEDDED.execute("ALTER ROLE guest CONNECTION LIMIT -1");
    assertThat(guest.ping().await()).isNull();
    guest.close().await();
    EMBEDDED.execute("DROP ROLE guest");
  }

  private Future<?> lockAndFallSilent() {
    return database
        .traced()
        .withTransaction(
            connection ->
                connection
                    .query("SELECT pg_advisory_xact_lock_shared(1), pg_sleep(0.2)")
                    .execute()
                    .onSuccess(locked -> wire.fallSilent())
                    .compose(locked -> connection.query("SELECT 1").execute()));
  }

  /** Long enough that each connection has its own to do. */
  private List<Future<?>> everyConnection(String sql) {
    return everyConnection(() -> database.traced().query(sql).execute());
  }

  private static List<Future<?>> everyConnection(Supplier<Future<?>> work) {
    return Stream.generate(work).limit(CONNECTIONS).toList();
  }

  private static void assertUnavailable(List<Future<?>> work) {
    assertThat(work)
        .allSatisfy(
            one -> {
              Throwable failure = catchThrowable(() -> one.await());
              assertThat(DatabaseFailures.isUnavailable(failure)).as("" + failure).isTrue();
            });
  }

  /**
   * Soon: a pool hears a moment later than the statement that its connection has gone, and may hand
   * it out once more meanwhile.
   */
  private void assertAllConnectionsWork() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Throwable failure = failureOfAnyConnection();
    while (failure != null && System.nanoTime() < end) {
      failure = failureOfAnyConnection();
    }
    assertThat(failure).isNull();
  }

  private Throwable failureOfAnyConnection() {
    return catchThrowable(() -> Future.join(everyConnection("SELECT pg_sleep(0.05)")).await());
  }

  private SqlConnection holder() {
    return Database.open(vertx, EMBEDDED.config()).background().getConnection().await();
  }

  private DatabaseConfig config(String user) {
    return new DatabaseConfig(
        "127.0.0.1",
        wire.port(),
        EMBEDDED.config().name(),
        user,
        "",
        CONNECTIONS,
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(4));
  }
}
