package dev.tracelab.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A persistent HTTP/1.1 connection, reopened when the server closes it. */
final class KeptConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\r?$");
  private static final Pattern CLOSES = Pattern.compile("(?im)^connection: *close\r?$");

  private final URI server;
  private Socket socket;
  private InputStream in;

  KeptConnection(URI server) {
    this.server = server;
  }

  /** The status of the response; 0 if the server closed the connection without one. */
  int send(RequestFuzzer.Request request) throws IOException {
    if (socket == null) {
      open();
    }
    try {
      socket.getOutputStream().write(request.bytes());
      return readStatus(request.method().equals("HEAD"));
    } catch (EOFException | SocketException closed) {
      close();
      return 0;
    }
  }

  private int readStatus(boolean isHead) throws IOException {
    String head = head();
    Matcher status = STATUS.matcher(head);
    if (!status.find()) {
      throw new IOException("Not an HTTP response: " + head);
    }
    int code = Integer.parseInt(status.group(1));
    if (code == 100) {
      return readStatus(isHead);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find() && !isHead) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    }
    if (CLOSES.matcher(head).find() || head.startsWith("HTTP/1.0")) {
      close();
    }
    return code;
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append(new String(new byte[] {(byte) next}, ISO_8859_1));
    }
    return head.toString();
  }

  private void open() throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
