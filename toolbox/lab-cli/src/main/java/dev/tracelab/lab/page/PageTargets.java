package dev.tracelab.lab.page;

import java.net.URI;
import java.util.Map;

/**
 * The running system that the page works on.
 *
 * @param gateway the public API
 * @param jaeger Jaeger's query API, as the lab reaches it
 * @param jaegerForBrowser Jaeger's pages, as a browser reaches them
 * @param sampling where the services ask what to sample; null if they do not
 * @param management the management address of each service, by its name
 */
public record PageTargets(
    URI gateway, URI jaeger, URI jaegerForBrowser, URI sampling, Map<String, URI> management) {

  /** The service that begins the traces, and has the switch for scenarios. */
  static final String GATEWAY = "gateway-service";

  /** Copies the map. */
  public PageTargets {
    management = Map.copyOf(management);
  }

  URI gatewayManagement() {
    return management.get(GATEWAY);
  }
}
