package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TCP connection, to send bytes that no HTTP client would send. */
final class RawConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  static RawConnection to(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return new RawConnection(socket);
  }

  /** Sends a request over a new connection and reads the whole response. */
  static Reply send(URI server, byte[] request) throws IOException {
    try (RawConnection connection = to(server)) {
      connection.write(request);
      return connection.read();
    }
  }

  /**
   * Writes bytes.
   *
   * @return false if the server has closed the connection
   */
  boolean write(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (SocketException closed) {
      return false;
    }
  }

  /** Everything the server sends until it closes the connection. */
  Reply read() throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        received.write(next);
      }
    } catch (SocketException reset) {
      // A server that closes before reading everything resets; its response came before.
    }
    return new Reply(received.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** A response as text. */
  record Reply(String text) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ");

    int status() {
      Matcher matcher = STATUS.matcher(text);
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The value of a header, or null. */
    String header(String name) {
      Matcher matcher = Pattern.compile("(?im)^" + name + ": (.*?)\r?$").matcher(text);
      return matcher.find() ? matcher.group(1) : null;
    }

    JsonNode json() {
      try {
        return JSON.readTree(text.substring(text.indexOf("\r\n\r\n") + 4));
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + text, e);
      }
    }
  }
}
