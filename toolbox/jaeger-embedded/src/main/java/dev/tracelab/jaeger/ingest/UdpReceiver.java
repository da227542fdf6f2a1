package dev.tracelab.jaeger.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what Jaeger's clients send over UDP. A packet that is no batch is dropped, and so is one
 * that comes while too many wait. Packets are decoded in the order they came, off the event loop.
 */
public final class UdpReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(UdpReceiver.class);

  /** Room for a few packets of 65,000 bytes, jaeger-client's largest, in the system. */
  private static final int RECEIVE_BUFFER = 256 * 1024;

  /** Room for those that wait here to be decoded. */
  private static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final DatagramSocket socket;
  private final Decoder decoder;
  private final AtomicInteger waitingBytes = new AtomicInteger();

  private UdpReceiver(Vertx vertx, Decoder decoder) {
    this.vertx = vertx;
    this.decoder = decoder;
    this.socket =
        vertx.createDatagramSocket(
            new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER));
  }

  /** Listens to Thrift's compact protocol; the future fails if the port cannot be had. */
  public static Future<UdpReceiver> compact(Vertx vertx, String host, int port, Intake intake) {
    return start(vertx, host, port, intake::compact);
  }

  /** Listens to Thrift's binary protocol; the future fails if the port cannot be had. */
  public static Future<UdpReceiver> binary(Vertx vertx, String host, int port, Intake intake) {
    return start(vertx, host, port, intake::binaryMessage);
  }

  /** The port it listens on. */
  public int port() {
    return socket.localAddress().port();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return socket.close();
  }

  private static Future<UdpReceiver> start(Vertx vertx, String host, int port, Decoder decoder) {
    UdpReceiver receiver = new UdpReceiver(vertx, decoder);
    receiver.socket.handler(receiver::receive);
    return receiver.socket.listen(port, host).map(receiver);
  }

  private void receive(DatagramPacket packet) {
    int size = packet.data().length();
    if (waitingBytes.addAndGet(size) > MAX_WAITING_BYTES) {
      waitingBytes.addAndGet(-size);
      LOG.debug("Dropped a UDP packet: too many wait.");
      return;
    }
    vertx
        .executeBlocking(() -> decode(packet.data().getBytes()))
        .onFailure(failure -> LOG.debug("Dropped a UDP packet: {}", failure.getMessage()))
        .onComplete(decoded -> waitingBytes.addAndGet(-size));
  }

  private Void decode(byte[] bytes) throws MalformedBatch {
    decoder.decode(bytes);
    return null;
  }

  private interface Decoder {
    void decode(byte[] bytes) throws MalformedBatch;
  }
}
