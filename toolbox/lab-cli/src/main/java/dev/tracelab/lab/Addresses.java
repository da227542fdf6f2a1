package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabState;
import java.net.URI;
import picocli.CommandLine.Option;

/**
 * Where to ask: the lab that is up, unless an option names other addresses, such as those of
 * docker-compose.
 */
final class Addresses {

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Another gateway than the lab's, such as http://127.0.0.1:8080.")
  private URI gateway;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Another Jaeger than the lab's, such as http://127.0.0.1:16686.")
  private URI jaeger;

  /** The gateway's API; throws {@link LabException} if it is not given and no lab is up. */
  URI gateway(LabFolder folder) {
    return gateway != null ? gateway : known(RunningLab.get(folder), LabState.GATEWAY);
  }

  /** Jaeger's query API; throws {@link LabException} if it is not given and no lab is up. */
  URI jaeger(LabFolder folder) {
    return jaeger != null ? jaeger : known(RunningLab.get(folder), LabState.JAEGER);
  }

  private static URI known(LabState state, String part) {
    URI address = state.addresses().get(part);
    if (address == null) {
      throw new LabException("The lab is still starting: try again in a moment.");
    }
    return address;
  }
}
