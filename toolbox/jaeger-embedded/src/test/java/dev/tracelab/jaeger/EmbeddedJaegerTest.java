package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.browser.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmbeddedJaegerTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void portsChosenByTheSystemAreReturned() throws Exception {
    EmbeddedJaeger jaeger = start(0, 0, 0).await(20, TimeUnit.SECONDS);
    assertThat(jaeger.queryPort()).isPositive();
    assertThat(jaeger.collectorPort()).isPositive();
    assertThat(jaeger.compactPort()).isPositive();
    assertThat(jaeger.binaryPort()).isPositive();
    jaeger.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void aTcpPortInUseIsNamedAndNothingStaysOpen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, loopback())) {
      int free = freePort();
      Future<EmbeddedJaeger> start = ended(start(free, taken.getLocalPort(), 0));
      assertThat(start.cause())
          .isInstanceOf(EmbeddedJaeger.PortUnavailable.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " ")
          .hasMessageContaining("is taken");
      assertThatPortIsFree(free);
    }
  }

  @Test
  void aUdpPortInUseIsNamed() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(loopback(), 0))) {
      Future<EmbeddedJaeger> start = ended(start(0, 0, taken.getLocalPort()));
      assertThat(start.cause()).hasMessageContaining("Port " + taken.getLocalPort() + " ");
    }
  }

  @Test
  void aClosedBackendReleasesItsPorts() throws Exception {
    EmbeddedJaeger jaeger = start(0, 0, 0).await(20, TimeUnit.SECONDS);
    int port = jaeger.queryPort();
    jaeger.close().await(20, TimeUnit.SECONDS);
    assertThatPortIsFree(port);
  }

  private Future<EmbeddedJaeger> start(int query, int collector, int compact) {
    return EmbeddedJaeger.start(
        vertx, new EmbeddedJaegerConfig("127.0.0.1", query, collector, compact, 10, 1_000_000));
  }

  private static <T> Future<T> ended(Future<T> future) throws Exception {
    future.otherwiseEmpty().await(20, TimeUnit.SECONDS);
    return future;
  }

  /** The JDK releases a listening port only once its selector has noticed the close. */
  private static void assertThatPortIsFree(int port) {
    Await.until(() -> isFree(port), free -> free);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
