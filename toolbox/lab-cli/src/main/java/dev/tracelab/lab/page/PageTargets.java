package dev.tracelab.lab.page;

import java.net.URI;
import java.util.Map;

/**
 * The running system that the page works on.
 *
 * @param gateway the public API
 * @param jaeger Jaeger's query API, as the lab reaches it
 * @param jaegerForBrowser Jaeger's pages, as a browser reaches them
 * @param management the management address of each service, by its name
 */
public record PageTargets(
    URI gateway, URI jaeger, URI jaegerForBrowser, Map<String, URI> management) {

  /** Copies the map. */
  public PageTargets {
    management = Map.copyOf(management);
  }

  URI gatewayManagement() {
    return management.get("gateway-service");
  }
}
