package dev.tracelab.e2e;

import static dev.tracelab.e2e.RawRequest.order;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.RawConnection.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed request gets a problem response, and no service logs a warning. */
class BadInputTest {

  private static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");

  private static LabProcess lab;
  private final Map<String, String> logBefore = new HashMap<>();

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @BeforeEach
  void recordLogLengths() throws Exception {
    for (String service : SERVICES) {
      logBefore.put(service, lab.log(service));
    }
  }

  @AfterEach
  void noServiceLogsAWarning() throws Exception {
    for (String service : SERVICES) {
      String since = lab.log(service).substring(logBefore.get(service).length());
      assertThat(since.lines().filter(line -> !isOrderServed(line)))
          .as("log of " + service)
          .isEmpty();
    }
  }

  /** Odd but valid requests are served; their lines in the logs are expected. */
  private static boolean isOrderServed(String line) {
    return line.contains(" INFO ");
  }

  @ParameterizedTest
  @MethodSource("dev.tracelab.e2e.BadRequests#refused")
  void isRefused(BadRequests.Case bad) throws Exception {
    Reply reply = RawConnection.send(lab.address("gateway-service"), bad.request().bytes());

    assertProblem(reply, bad.status(), bad.sentence());
  }

  @ParameterizedTest
  @MethodSource("dev.tracelab.e2e.BadRequests#tracesThatCannotBeRead")
  void unreadableTraceHeadersCountAsAbsent(RawRequest fine) throws Exception {
    Reply reply = RawConnection.send(lab.address("gateway-service"), fine.bytes());

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.header("x-trace-id")).matches("[0-9a-f]{32}");
  }

  @Test
  void anEndlessBodyIsRefusedAndItsConnectionClosed() throws Exception {
    byte[] chunk = ("1000\r\n" + " ".repeat(4096) + "\r\n").getBytes(ISO_8859_1);
    try (RawConnection connection = RawConnection.to(lab.address("gateway-service"))) {
      connection.write(order().head("Transfer-Encoding: chunked"));
      long bound = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      boolean isOpen = true;
      while (isOpen && System.nanoTime() < bound) {
        isOpen = connection.write(chunk);
      }

      assertThat(isOpen).as("the server still listens").isFalse();
      assertProblem(connection.read(), 413, "body");
    }
  }

  @Test
  void aCallerThatDisconnectsDuringItsBodyIsNoFailure() throws Exception {
    try (RawConnection connection = RawConnection.to(lab.address("gateway-service"))) {
      connection.write(order().head("Content-Length: 100"));
    }

    assertThat(RawConnection.send(lab.address("gateway-service"), order().bytes()).status())
        .isEqualTo(201);
  }

  @Test
  void aMissingBodyIsRefusedAfterTheDeadline() throws Exception {
    try (RawConnection connection = RawConnection.to(lab.address("gateway-service"))) {
      connection.write(order().head("Content-Length: 100"));

      assertProblem(connection.read(), 408, "body");
    }
  }

  private static void assertProblem(Reply reply, int status, String sentence) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(Set.copyOf(List.of("type", "title", "status", "detail", "traceId")))
        .allSatisfy(member -> assertThat(reply.json().has(member)).as(member).isTrue());
    assertThat(reply.json().get("traceId").asText()).isEqualTo(reply.header("x-trace-id"));
    assertThat(reply.json().get("detail").asText()).contains(sentence);
    assertThat(reply.text()).doesNotContain("Exception", "\tat ", "dev.tracelab", "io.vertx");
  }
}
