package dev.tracelab.bench.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertxPathsTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final VertxPaths paths = new VertxPaths();

  @AfterEach
  void close() {
    paths.close();
  }

  @ParameterizedTest
  @CsvSource({
    "COMMON, traceparent, 01",
    "COMMON_UNSAMPLED, traceparent, 00",
    "PLAIN, uber-trace-id, 1",
    "PLAIN_UNSAMPLED, uber-trace-id, 0",
    "OTEL, traceparent, 01"
  })
  void aCallBelongsToTheTraceOfTheRecordedRequest(
      PathSetting setting, String header, String flags) {
    paths.setting = setting;
    paths.record();

    Map<String, String> headers = new HashMap<>();
    assertThat(paths.sendRequest(headers::put)).isNotNull();

    assertThat(headers.get(header)).contains(TRACE_ID).endsWith(flags);
  }
}
