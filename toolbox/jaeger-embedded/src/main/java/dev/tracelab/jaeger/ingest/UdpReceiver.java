package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the packets of Jaeger's clients over UDP and decodes them in order, off the event loop.
 * Malformed packets are dropped, and so are packets that arrive while too many are queued.
 */
public final class UdpReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(UdpReceiver.class);

  /** The socket's buffer holds a few packets of 65,000 bytes, jaeger-client's largest. */
  private static final int RECEIVE_BUFFER_BYTES = 256 * 1024;

  private static final int MAX_QUEUED_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final SpanIngester ingester;
  private final Decoder decoder;
  private final DatagramSocket socket;
  private final AtomicInteger queuedBytes = new AtomicInteger();

  private UdpReceiver(Vertx vertx, SpanIngester ingester, Decoder decoder) {
    this.vertx = vertx;
    this.ingester = ingester;
    this.decoder = decoder;
    this.socket =
        vertx.createDatagramSocket(
            new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER_BYTES));
  }

  /** Creates a receiver for Thrift's compact protocol. */
  public static UdpReceiver compact(Vertx vertx, SpanIngester ingester) {
    return new UdpReceiver(vertx, ingester, ThriftDecoder::compactPacket);
  }

  /** Creates a receiver for Thrift's binary protocol. */
  public static UdpReceiver binary(Vertx vertx, SpanIngester ingester) {
    return new UdpReceiver(vertx, ingester, ThriftDecoder::binaryPacket);
  }

  /** Starts to receive; the future fails if the port is unavailable. */
  public Future<?> listen(int port, String host) {
    return socket.handler(this::receive).listen(port, host);
  }

  private void receive(DatagramPacket packet) {
    int size = packet.data().length();
    if (queuedBytes.addAndGet(size) > MAX_QUEUED_BYTES) {
      queuedBytes.addAndGet(-size);
      LOG.debug("Dropped a UDP packet: too many are queued.");
      return;
    }
    vertx
        .executeBlocking(() -> ingest(packet.data().getBytes()))
        .onFailure(failure -> LOG.debug("Dropped a UDP packet: {}", failure.getMessage()))
        .onComplete(ingested -> queuedBytes.addAndGet(-size));
  }

  private Void ingest(byte[] packet) throws MalformedBatch {
    ingester.ingest(() -> decoder.decode(packet));
    return null;
  }

  /** Returns the port it listens on. */
  public int port() {
    return socket.localAddress().port();
  }

  /** Stops receiving. */
  public Future<Void> close() {
    return socket.close();
  }

  private interface Decoder {
    List<ResourceSpans> decode(byte[] packet) throws MalformedBatch;
  }
}
