package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Options of a lab.
 *
 * @param ports each port the lab listens on with its number; 0 for any free one
 * @param jaeger query address of a running Jaeger; null to start the embedded one
 * @param collector where that Jaeger receives spans; null if {@code jaeger} is
 */
public record LabOptions(Map<Port, Integer> ports, URI jaeger, URI collector) {

  private static final int LAST_PORT = 65_535;
  private static final int COLLECTOR_PORT = 14_268;

  /**
   * Applies the defaults.
   *
   * @param chosen ports that differ from the defaults
   * @param anyPorts whether the others are any free ones
   * @param collector null for Jaeger's default port on the host of {@code jaeger}
   * @throws LabException if an address or a number is invalid
   */
  public static LabOptions of(
      Map<Port, Integer> chosen, boolean anyPorts, URI jaeger, URI collector) {
    if (jaeger == null && collector != null) {
      throw LabException.usageError(
          "--collector needs --jaeger: it is the collector of that Jaeger.");
    }
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      if (jaeger == null || !port.isJaegers()) {
        ports.put(
            port, checked(port, chosen.getOrDefault(port, anyPorts ? 0 : port.defaultNumber())));
      }
    }
    return jaeger == null
        ? new LabOptions(ports, null, null)
        : new LabOptions(
            ports, http(jaeger), collector == null ? defaultCollector(jaeger) : http(collector));
  }

  private static int checked(Port port, int number) {
    if (number < 0 || number > LAST_PORT) {
      throw LabException.usageError(
          "--port %s=%d is not a port: use a number from 1 to 65535, or 0 for any free port."
              .formatted(port, number));
    }
    return number;
  }

  private static URI http(URI address) {
    if (!"http".equals(address.getScheme())
        || address.getHost() == null
        || address.getPort() > LAST_PORT) {
      throw LabException.usageError(
          "\"%s\" is not the URL of a Jaeger: use one like http://127.0.0.1:16686."
              .formatted(address));
    }
    return address;
  }

  private static URI defaultCollector(URI jaeger) {
    return URI.create("http://" + jaeger.getHost() + ":" + COLLECTOR_PORT + "/api/traces");
  }
}
