package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A Jaeger that runs elsewhere and is none of this lab's to start or stop. */
record RealJaeger(URI query) implements Backend {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int HTTP_PORT = 80;

  /**
   * Uses a Jaeger that must listen already.
   *
   * @throws LabException if nothing listens at one of the addresses
   */
  static RealJaeger at(URI query, URI collector) {
    mustListen(query, "--jaeger");
    mustListen(collector, "--collector");
    return new RealJaeger(query);
  }

  @Override
  public String description() {
    return "Jaeger";
  }

  @Override
  public void close() {
    // It was there before the lab and stays.
  }

  private static void mustListen(URI address, String option) {
    int port = address.getPort() > 0 ? address.getPort() : HTTP_PORT;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new LabException(
          "No Jaeger answers at %s: start it, correct %s, or leave --jaeger out to use the embedded one."
              .formatted(address, option),
          e);
    }
  }
}
