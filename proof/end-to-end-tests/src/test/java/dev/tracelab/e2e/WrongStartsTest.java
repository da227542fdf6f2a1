package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages for a misconfigured service. */
class WrongStartsTest {

  private static final int SIGTERM_EXIT = 128 + 15;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("PORT", "abc", "PORT is 'abc': write a whole number from 0 to 65535."),
        arguments(
            "JAEGER_ENDPOINT",
            "localhost:14268",
            "JAEGER_ENDPOINT is 'localhost:14268': write an address such as"
                + " http://127.0.0.1:14268/api/traces."),
        arguments(
            "JAEGER_SAMPLER_PARAM",
            "abc",
            "JAEGER_SAMPLER_PARAM is 'abc': write a number such as 1 or 0.25."),
        arguments(
            "ORDER_SERVICE_URL",
            "order-service:8081",
            "ORDER_SERVICE_URL is 'order-service:8081': write an address such as"
                + " http://127.0.0.1:8080."),
        arguments("LOG_FORMAT", "xml", "LOG_FORMAT is 'xml': write text or json."),
        arguments(
            "LOKI_URL",
            "loki",
            "LOKI_URL is 'loki': write an address such as http://127.0.0.1:8080."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void anInvalidValueIsOneSentenceThatNamesItsVariable(
      String variable, String value, String sentence) throws Exception {
    try (StartedService gateway = gateway(Map.of(variable, value))) {
      assertRefused(gateway, "gateway-service: " + sentence);
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (ServerSocket taken = loopback()) {
      String port = String.valueOf(taken.getLocalPort());
      try (StartedService gateway = gateway(Map.of("PORT", port))) {
        assertRefused(gateway, nothingCanListen(port, "PORT"));
      }
      try (StartedService gateway = gateway(Map.of("MANAGEMENT_PORT", port))) {
        assertRefused(gateway, nothingCanListen(port, "MANAGEMENT_PORT"));
      }
    }
  }

  @Test
  void onePortForBothServersIsOneSentence() throws Exception {
    String port = Integer.toString(ReservedPorts.reserve());
    try (StartedService gateway = gateway(Map.of("PORT", port, "MANAGEMENT_PORT", port))) {
      assertRefused(
          gateway,
          "gateway-service: PORT and MANAGEMENT_PORT are both %s: give each a port of its own."
              .formatted(port));
    }
  }

  @Test
  void anUnreachableDatabaseIsOneSentence() throws Exception {
    int port = ReservedPorts.reserve();
    try (StartedService orders = orders(port)) {
      assertUnusable(orders, port, "refused");
    }
  }

  @Test
  void aSilentDatabaseIsOneSentence() throws Exception {
    try (ServerSocket silent = loopback();
        StartedService orders = orders(silent.getLocalPort())) {
      assertUnusable(orders, silent.getLocalPort(), "onnection attempt");
    }
  }

  @Test
  void aServiceThatWaitsForItsDatabaseStopsOnSigterm() throws Exception {
    try (ServerSocket silent = loopback();
        StartedService orders = orders(silent.getLocalPort());
        Socket waiting = silent.accept()) {
      assertThat(waiting.isConnected()).isTrue();

      orders.terminate();

      assertThat(orders.exitStatus()).isEqualTo(SIGTERM_EXIT);
      assertNoStackTrace(orders);
    }
  }

  private static void assertUnusable(StartedService orders, int port, String reason)
      throws Exception {
    assertThat(orders.exitStatus()).isEqualTo(2);
    assertThat(orders.errors())
        .singleElement()
        .asString()
        .startsWith("order-service: The database 127.0.0.1:" + port + "/orders cannot be used (")
        .contains(reason)
        .endsWith(
            "): check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD, and that PostgreSQL"
                + " runs.");
    assertNoStackTrace(orders);
  }

  private static void assertRefused(StartedService service, String sentence) throws Exception {
    assertThat(service.exitStatus()).isEqualTo(2);
    assertThat(service.errors()).containsExactly(sentence);
    assertNoStackTrace(service);
  }

  private static void assertNoStackTrace(StartedService service) throws IOException {
    assertThat(service.output()).noneMatch(line -> line.startsWith("\tat "));
  }

  private static String nothingCanListen(String port, String variable) {
    return ("gateway-service: Nothing can listen on 127.0.0.1:%s (Address already in use):"
            + " free the port, or set %s and HOST to what is free.")
        .formatted(port, variable);
  }

  private static StartedService gateway(Map<String, String> settings) throws IOException {
    return StartedService.start("gateway-service", settings);
  }

  private static StartedService orders(int databasePort) throws IOException {
    return StartedService.start(
        "order-service",
        Map.of("DATABASE_URL", "postgresql://127.0.0.1:" + databasePort + "/orders"));
  }

  private static ServerSocket loopback() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
