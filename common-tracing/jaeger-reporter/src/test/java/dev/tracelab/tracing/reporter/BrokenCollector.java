package dev.tracelab.tracing.reporter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector that takes connections and does to each what no collector should. */
final class BrokenCollector implements AutoCloseable {

  final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Treatment treatment;

  private BrokenCollector(Treatment treatment) throws IOException {
    this.treatment = treatment;
    threads.execute(this::accept);
  }

  interface Treatment {
    void of(Socket connection) throws IOException;
  }

  /** Never answers, and leaves the connection open. */
  static BrokenCollector hanging() throws IOException {
    return new BrokenCollector(connection -> connection.getInputStream().read());
  }

  /** Answers the first line and a header, and never comes to an end. */
  static BrokenCollector trickling() throws IOException {
    return new BrokenCollector(
        connection -> {
          byte[] answer =
              "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
          connection.getInputStream().read();
          connection.getOutputStream().write(answer);
          connection.getOutputStream().flush();
        });
  }

  /** Resets each connection once something was sent. */
  static BrokenCollector resetting() throws IOException {
    return new BrokenCollector(
        connection -> {
          connection.getInputStream().read();
          connection.setSoLinger(true, 0);
          connection.close();
        });
  }

  /** Answers what is not HTTP. */
  static BrokenCollector babbling() throws IOException {
    return new BrokenCollector(
        connection -> {
          connection.getInputStream().read();
          connection
              .getOutputStream()
              .write("\u0000\u0001 hello?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          connection.close();
        });
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        threads.execute(() -> treat(connection));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void treat(Socket connection) {
    try {
      treatment.of(connection);
    } catch (IOException e) {
      // The other side went first.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
