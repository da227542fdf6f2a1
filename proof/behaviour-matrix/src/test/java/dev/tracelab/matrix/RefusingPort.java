package dev.tracelab.matrix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port that refuses connections and stays reserved: bound, but not listening. */
record RefusingPort(Socket socket) implements AutoCloseable {

  static RefusingPort open() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress("127.0.0.1", 0));
    return new RefusingPort(socket);
  }

  int number() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
