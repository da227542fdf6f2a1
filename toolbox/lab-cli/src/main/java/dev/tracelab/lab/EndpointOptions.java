package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import picocli.CommandLine.Option;

/**
 * Options for the addresses to use: those of the running lab, unless an option names others, such
 * as those of docker-compose.
 */
final class EndpointOptions {

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Use another gateway, such as http://127.0.0.1:8080.")
  private URI gateway;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Use another Jaeger, such as http://127.0.0.1:16686.")
  private URI jaeger;

  /** The gateway's API; throws {@link LabException} without the option if no lab is up. */
  URI gateway(LabFolder folder) {
    return gateway != null ? gateway : new StateFile(folder).running().address(LabState.GATEWAY);
  }

  /** Jaeger's query API; throws {@link LabException} without the option if no lab is up. */
  URI jaeger(LabFolder folder) {
    return jaeger != null ? jaeger : new StateFile(folder).running().address(LabState.JAEGER);
  }
}
