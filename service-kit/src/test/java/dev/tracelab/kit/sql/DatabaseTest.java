package dev.tracelab.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  @RegisterExtension static final EmbeddedDatabase EMBEDDED = EmbeddedDatabase.create();
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void bothPoolsReachTheDatabaseOfTheEnvironment() {
    Database database = Database.open(VERTX, config(EMBEDDED.environment()));

    assertThat(database.ping().await()).isNull();
    assertThat(database.traced().query("SELECT 41 + 1").execute().await().iterator().next())
        .satisfies(row -> assertThat(row.getInteger(0)).isEqualTo(42));
    database.close().await();
  }

  @Test
  void thePasswordIsInNoText() {
    DatabaseConfig config = config(Map.of("DATABASE_PASSWORD", "s3cret"));

    assertThat(config.password()).isEqualTo("s3cret");
    assertThat(config.toString()).isEqualTo("DatabaseConfig[127.0.0.1:5432/orders, user orders]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/orders",
        "postgresql://u:s3cret@127.0.0.1/orders",
        "postgresql://127.0.0.1",
        "postgresql://127.0.0.1/",
        "postgresql:///orders",
        "postgresql://127.0.0.1/a/b",
        "postgresql://127.0.0.1/orders?ssl=true",
        "jdbc:postgresql://127.0.0.1/orders",
        "not an address"
      })
  void anAddressOfAnotherFormIsRefusedWithoutShowingIt(String address) {
    assertThatThrownBy(() -> config(Map.of("DATABASE_URL", address)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("DATABASE_URL is not an address such as")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void silenceIsWaitedForALittleLongerThanAStatementMayRun() {
    assertThat(config(Map.of()).silenceTimeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(config(Map.of("DATABASE_STATEMENT_TIMEOUT", "20s")).silenceTimeout())
        .isEqualTo(Duration.ofSeconds(21));
    assertThat(config(Map.of("DATABASE_SILENCE_TIMEOUT", "8s")).silenceTimeout())
        .isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void silenceThatIsNoLongerThanAStatementMayRunIsRefused() {
    assertThatThrownBy(() -> config(Map.of("DATABASE_SILENCE_TIMEOUT", "5s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "DATABASE_SILENCE_TIMEOUT is not longer than DATABASE_STATEMENT_TIMEOUT:"
                + " write more than 5000 ms.");
  }

  private static DatabaseConfig config(Map<String, String> environment) {
    return DatabaseConfig.from(new Environment(environment), "orders");
  }
}
