package dev.tracelab.jaeger.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what jaeger-client's UDP sender sends. A packet that is no batch is dropped. */
public final class CompactReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(CompactReceiver.class);

  /** Room for a few packets of 65,000 bytes, jaeger-client's largest, while one is decoded. */
  private static final int RECEIVE_BUFFER = 256 * 1024;

  private final DatagramSocket socket;
  private final Intake intake;

  private CompactReceiver(DatagramSocket socket, Intake intake) {
    this.socket = socket;
    this.intake = intake;
  }

  /** Listens; the future fails if the port cannot be had. */
  public static Future<CompactReceiver> start(Vertx vertx, String host, int port, Intake intake) {
    DatagramSocketOptions options =
        new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER);
    CompactReceiver receiver = new CompactReceiver(vertx.createDatagramSocket(options), intake);
    receiver.socket.handler(receiver::receive);
    return receiver.socket.listen(port, host).map(receiver);
  }

  /** The port it listens on. */
  public int port() {
    return socket.localAddress().port();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return socket.close();
  }

  private void receive(DatagramPacket packet) {
    try {
      intake.compact(packet.data().getBytes());
    } catch (MalformedBatch e) {
      LOG.debug("Dropped a UDP packet: {}", e.getMessage());
    }
  }
}
