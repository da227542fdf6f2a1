package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRequestsTest {

  @RegisterExtension static final CupClient CUPS = CupClient.create();

  @Test
  void headersThatAreTooLargeAreA431() throws IOException {
    assertThat(
            send("GET /cups/blue HTTP/1.1\r\nhost: x\r\nx-big: " + "x".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains(
            "application/problem+json",
            "/problems/headers-too-large",
            "x-trace-id: ",
            "traceresponse: ");
  }

  // The decoder gives up before it has read the version, and Vert.x then answers as HTTP/1.0.
  @Test
  void anAddressThatIsTooLongIsA414() throws IOException {
    assertThat(send("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nhost: x\r\n\r\n"))
        .startsWith("HTTP/1.0 414 ")
        .contains("/problems/uri-too-long");
  }

  @Test
  void whatIsNoHttpIsA400() throws IOException {
    assertThat(send("GET /cups/blue HTTP/1.1\r\nno colon\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("/problems/bad-request");
  }

  @ParameterizedTest
  @CsvSource({
    "GET cups/blue, 404",
    "GET ?, 400",
    "GET ?a=b, 400",
    "OPTIONS *, 404",
    "CONNECT cups:80, 404",
    "GET http://cups/saucers, 404",
    "GET http://cups, 200",
    "GET //cups//blue, 200",
    "GET /cups/../cups/blue/, 200",
    "GET /%63ups/blue, 200"
  })
  void anOddTargetIsNoFailureOfOurs(String line, int status) throws IOException {
    assertThat(send(line + " HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("x-trace-id: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host: a b", "host: [", "x: y"})
  void aHostThatIsNoneIsA400(String header) throws IOException {
    assertThat(send("GET /cups/blue HTTP/1.1\r\n" + header + "\r\nconnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("/problems/bad-request", "x-trace-id: ");
  }

  /** Sends bytes and reads until the server closes the connection. */
  private static String send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", CUPS.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
