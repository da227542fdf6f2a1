package dev.tracelab.lab.page;

import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * The running system that the page works on.
 *
 * @param gateway the public API
 * @param jaeger Jaeger's query API, as the lab reaches it
 * @param jaegerForBrowser Jaeger's pages, as a browser reaches them
 * @param sampling where the services ask what to sample; null if they do not
 * @param management the management address of each service, by its name
 * @param lessons those of this project; null where the page runs without its sources
 */
public record PageTargets(
    URI gateway,
    URI jaeger,
    URI jaegerForBrowser,
    URI sampling,
    Map<String, URI> management,
    MyLessons lessons) {

  /** The service that begins the traces, and has the switch for scenarios. */
  static final String GATEWAY = "gateway-service";

  /** Copies the map. */
  public PageTargets {
    management = Map.copyOf(management);
  }

  /** Those of a lab that runs. */
  public static PageTargets of(LabState lab, LabFolder folder) {
    Map<String, URI> management = new TreeMap<>();
    lab.addresses()
        .forEach(
            (part, address) -> {
              if (lab.addresses().containsKey(LabState.managementOf(part))) {
                management.put(part, lab.address(LabState.managementOf(part)));
              }
            });
    return new PageTargets(
        lab.gateway(),
        lab.jaeger(),
        lab.jaeger(),
        lab.addresses().get(LabState.SAMPLING),
        management,
        new MyLessons(folder));
  }

  URI gatewayManagement() {
    return management.get(GATEWAY);
  }
}
