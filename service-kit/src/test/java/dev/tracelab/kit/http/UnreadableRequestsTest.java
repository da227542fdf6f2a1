package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  /** Sends bytes and reads until the server closes the connection. */
  private static String send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", CUPS.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
