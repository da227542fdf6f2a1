package dev.tracelab.kit.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.List;

/** Answers every question for a name's IPv4 addresses with the same ones, good for ten minutes. */
final class NameServer {

  private static final int HEADER = 12;
  private static final int TYPE_AND_CLASS = 4;
  private static final int TEN_MINUTES = 600;

  private final DatagramSocket socket;
  private volatile List<String> addresses;

  private NameServer(DatagramSocket socket, List<String> addresses) {
    this.socket = socket;
    this.addresses = addresses;
  }

  static NameServer start(Vertx vertx, List<String> addresses) {
    NameServer server = new NameServer(vertx.createDatagramSocket(), addresses);
    server.socket.handler(server::answer).listen(0, "127.0.0.1").await();
    return server;
  }

  /** The address as Vert.x configures it. */
  String address() {
    return "127.0.0.1:" + socket.localAddress().port();
  }

  void nowAnswer(List<String> other) {
    addresses = other;
  }

  private void answer(DatagramPacket question) {
    Buffer asked = question.data();
    int end = endOfQuestion(asked);
    boolean ipv4 = asked.getUnsignedShort(end - TYPE_AND_CLASS) == 1;
    List<String> found = ipv4 ? addresses : List.of();
    Buffer answer =
        Buffer.buffer()
            .appendUnsignedShort(asked.getUnsignedShort(0))
            .appendUnsignedShort(0x8180) // an answer, recursion desired and available, no error
            .appendUnsignedShort(1)
            .appendUnsignedShort(found.size())
            .appendUnsignedShort(0)
            .appendUnsignedShort(0)
            .appendBuffer(asked.getBuffer(HEADER, end));
    found.forEach(address -> append(answer, address));
    socket.send(answer, question.sender().port(), question.sender().host());
  }

  private static int endOfQuestion(Buffer asked) {
    int position = HEADER;
    while (asked.getByte(position) != 0) {
      position += asked.getByte(position) + 1;
    }
    return position + 1 + TYPE_AND_CLASS;
  }

  private static void append(Buffer answer, String address) {
    answer
        .appendUnsignedShort(0xc000 | HEADER) // the requested name
        .appendUnsignedShort(1)
        .appendUnsignedShort(1)
        .appendInt(TEN_MINUTES)
        .appendUnsignedShort(4);
    for (String part : address.split("\\.")) {
      answer.appendByte((byte) Integer.parseInt(part));
    }
  }
}
