package dev.tracelab.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.inventory.testing.RecordedSpans;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartTest {

  @RegisterExtension static final EmbeddedDatabase EMPTY = EmbeddedDatabase.create();

  private final RecordedSpans spans = new RecordedSpans();

  @Test
  void twoReplicasMayStartAtOnceOnAnEmptyDatabase() {
    List<CompletableFuture<RunningService>> replicas =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> start(EMPTY.environment())))
            .limit(2)
            .toList();

    List<RunningService> running = replicas.stream().map(CompletableFuture::join).toList();
    running.forEach(RunningService::stop);

    assertThat(running).hasSize(2).doesNotContainNull();
    assertThat(spans.isEmpty()).as("starting and stopping leaves no span").isTrue();
  }

  @Test
  void aSweepIntervalWithoutUnitIsRefusedInOneSentence() {
    Map<String, String> variables = new HashMap<>(EMPTY.environment());
    variables.put("EXPIRY_SWEEP_INTERVAL", "5");

    assertThatThrownBy(() -> start(variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("EXPIRY_SWEEP_INTERVAL is '5': write");
  }

  @Test
  void theSweepRunsEveryFiveSecondsUnlessToldOtherwise() {
    assertThat(InventoryConfig.from(new Environment(Map.of())).sweepInterval())
        .isEqualTo(Duration.ofSeconds(5));
  }

  private RunningService start(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    Tracing tracing = Tracing.reportingTo("inventory-service", spans);
    return RunningService.start(Main.SERVICE, new Environment(variables), tracing);
  }
}
