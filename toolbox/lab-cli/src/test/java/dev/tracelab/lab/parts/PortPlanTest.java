package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortPlanTest {

  @Test
  void aPortInUseIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortPlan.of(Map.of(Port.GATEWAY, taken.getLocalPort())))
          .isInstanceOf(LabException.class)
          .hasMessage(
              "Port %d (gateway) is in use: stop the program that uses it, choose another with --port gateway=NUMBER, or use --random-ports.",
              taken.getLocalPort());
    }
  }

  @Test
  void aUdpPortInUseIsNamedToo() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortPlan.of(Map.of(Port.JAEGER_COMPACT, taken.getLocalPort())))
          .hasMessageStartingWith("Port " + taken.getLocalPort() + " (jaeger-compact) is in use");
    }
  }

  @Test
  void freePortsAreAllDifferent() throws IOException {
    PortPlan plan = PortPlan.of(all(port -> 0));

    assertThat(Stream.of(Port.values()).map(plan::number))
        .doesNotHaveDuplicates()
        .doesNotContain(0);
    new ServerSocket(plan.number(Port.GATEWAY), 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void aNumberCannotBeUsedTwice() throws IOException {
    int free = PortPlan.of(Map.of(Port.ORDER, 0)).number(Port.ORDER);

    assertThatThrownBy(() -> PortPlan.of(Map.of(Port.ORDER, free, Port.INVENTORY, free)))
        .hasMessageContaining("Port " + free);
  }

  @Test
  void portsHaveTheirCommandLineNames() {
    assertThat(Port.INVENTORY_MANAGEMENT).hasToString("inventory-management");
  }

  private static Map<Port, Integer> all(Function<Port, Integer> number) {
    return Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), number));
  }
}
