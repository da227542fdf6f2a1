package dev.tracelab.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ReservedPortsTest {

  @Test
  void aServerCanListenOnAReservedPortAsOftenAsItIsStarted() throws IOException {
    InetSocketAddress address = address(ReservedPorts.reserve());
    for (int start = 0; start < 3; start++) {
      try (ServerSocket server = new ServerSocket()) {
        server.setReuseAddress(true);
        server.bind(address);
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
          assertThat(client.isConnected()).isTrue();
        }
      }
    }
  }

  @Test
  void aReservedPortIsTakenForEverybodyElse() throws IOException {
    InetSocketAddress address = address(ReservedPorts.reserve());
    try (ServerSocket other = new ServerSocket()) {
      other.setReuseAddress(false);

      assertThatThrownBy(() -> other.bind(address)).isInstanceOf(BindException.class);
    }
  }

  @Test
  void severalReservedPortsAreAllDifferent() throws IOException {
    assertThat(ReservedPorts.reserve(20)).doesNotHaveDuplicates().hasSize(20);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
