package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupMain;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts real processes. */
@Timeout(60)
class ServiceRunnerTest {

  private static final int SIGTERM_EXIT = 128 + 15;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void itSaysWhenItIsReadyAndStopsAtSigterm() throws Exception {
    start(Map.of());
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).contains("cup-service is ready: API on 127.0.0.1:");

    // By its handle: Process.destroy() would close the output as well.
    process.toHandle().destroy();

    assertThat(output.lines().collect(Collectors.joining("\n")))
        .containsSubsequence("Closing ApiServer", "Closing ManagementServer", "Stopped");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
  }

  @Test
  void aMistakeInTheConfigurationIsOneSentenceAndStatus2() throws Exception {
    assertRefused(
        Map.of("PORT", "eighty"),
        "cup-service: PORT is 'eighty': write a whole number from 0 to 65535.");
    assertRefused(
        Map.of("JAEGER_SAMPLER_PARAM", "most"),
        "cup-service: JAEGER_SAMPLER_PARAM is 'most': write a number such as 1 or 0.25.");
    assertRefused(
        Map.of("LOG_FORMAT", "xml"), "cup-service: LOG_FORMAT is 'xml': write text or json.");
  }

  @Test
  void onRequestEachLineIsAJsonObjectFromTheFirstOn() throws Exception {
    start(Map.of("LOG_FORMAT", "json"));
    BufferedReader output = process.inputReader();
    assertThat(new JsonObject(output.readLine()).getString("message")).contains("is ready");

    process.toHandle().destroy();

    assertThat(output.lines()).isNotEmpty().allSatisfy(JsonObject::new);
  }

  @Test
  void aLokiThatHangsKeepsItNeitherFromStartingNorFromStopping() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      start(Map.of("LOKI_URL", "http://127.0.0.1:" + silent.getLocalPort()));
      BufferedReader output = process.inputReader();
      assertThat(output.readLine()).contains("cup-service is ready");

      process.toHandle().destroy();

      assertThat(output.lines()).anyMatch(line -> line.contains("Stopped"));
      assertThat(process.waitFor()).isEqualTo(SIGTERM_EXIT);
    }
  }

  @Test
  void aTakenPortIsOneSentenceAndStatus2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Map.of("PORT", String.valueOf(taken.getLocalPort())),
          "cup-service: Nothing can listen on 127.0.0.1:"
              + taken.getLocalPort()
              + " (Address already in use): free the port, or set PORT and HOST to what is free.");
    }
  }

  private void assertRefused(Map<String, String> environment, String sentence) throws Exception {
    start(environment);
    List<String> errors = process.errorReader().lines().toList();

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(errors).containsExactly(sentence);
  }

  private void start(Map<String, String> environment) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dlogback.configurationFile=dev/tracelab/kit/cups/logback.xml",
            CupMain.class.getName());
    builder.environment().putAll(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    builder.environment().putAll(environment);
    process = builder.start();
  }
}
