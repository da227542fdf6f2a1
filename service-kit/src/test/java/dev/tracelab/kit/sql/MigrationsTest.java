package dev.tracelab.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

  @Test
  void twoReplicasMayMigrateAtOnce() {
    CompletableFuture<Void> first = CompletableFuture.runAsync(this::migrate);
    CompletableFuture<Void> second = CompletableFuture.runAsync(this::migrate);

    assertThat(CompletableFuture.allOf(first, second))
        .succeedsWithin(DATABASE.config().acquireTimeout().multipliedBy(6));
    DATABASE.execute("INSERT INTO cups VALUES (2, 'red')");
  }

  private void migrate() {
    long t = System.nanoTime();
    Migrations.run(DATABASE.config());
    t = System.nanoTime();
    Migrations.run(DATABASE.config());
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedInOneSentence() {
    DatabaseConfig nowhere = config(Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/orders"));

    assertThatThrownBy(() -> Migrations.run(nowhere))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The database 127.0.0.1:1/orders cannot be used (")
        .hasMessageContaining("check DATABASE_URL")
        .hasMessageNotContaining("\n");
  }

  private static DatabaseConfig config(Map<String, String> environment) {
    return DatabaseConfig.from(new Environment(environment), "orders");
  }
}
