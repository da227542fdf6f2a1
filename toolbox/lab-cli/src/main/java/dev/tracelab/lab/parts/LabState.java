package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What other commands need to know about a running lab.
 *
 * @param lab the process that started the others
 * @param processes the others, in start order
 * @param addresses address of each part, by its name
 */
public record LabState(ProcessId lab, List<ProcessId> processes, Map<String, URI> addresses) {

  /** Name of the trace backend among the addresses. */
  public static final String JAEGER = "jaeger";

  /** Name of the backend's address for spans among the addresses. */
  public static final String COLLECTOR = "jaeger (spans)";

  /** Name of the sampling strategies among the addresses; absent if no service asks for them. */
  public static final String SAMPLING = "sampling";

  /** Name of the port that receives spans over UDP among the addresses. */
  public static final String AGENT = "jaeger (UDP)";

  /** Name of the lab page among the addresses; it listens when all parts are ready. */
  public static final String PAGE = "lab page";

  /** Name of the gateway among the addresses. */
  public static final String GATEWAY = "gateway-service";

  /** Copies the collections. */
  public LabState {
    Objects.requireNonNull(lab, "lab");
    processes = List.copyOf(processes);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
  }

  /** A lab that has started nothing yet. */
  public static LabState of(ProcessId lab) {
    return new LabState(lab, List.of(), Map.of());
  }

  /** Name of the management port of a service among the addresses. */
  public static String managementOf(String service) {
    return service + " (management)";
  }

  /** With one more process. */
  public LabState with(ProcessId process) {
    List<ProcessId> more = new ArrayList<>(processes);
    more.add(process);
    return new LabState(lab, List.copyOf(more), addresses);
  }

  /** With a process in place of an earlier one of the same name, if there was one. */
  public LabState replacing(ProcessId process) {
    List<ProcessId> others =
        processes.stream().filter(other -> !other.name().equals(process.name())).toList();
    return new LabState(lab, others, addresses).with(process);
  }

  /** With the address of one more part. */
  public LabState with(String part, URI address) {
    Map<String, URI> more = new LinkedHashMap<>(addresses);
    more.put(part, address);
    return new LabState(lab, processes, more);
  }

  /**
   * The address of a part.
   *
   * @throws LabException if it is still starting
   */
  public URI address(String part) {
    URI address = addresses.get(part);
    if (address == null) {
      throw new LabException("The lab is still starting: try again in a moment.");
    }
    return address;
  }

  /** Base address of Jaeger's query API; null while it is starting. */
  public URI jaeger() {
    return addresses.get(JAEGER);
  }

  /** Where spans are received over UDP, as by Jaeger's agent; null while it is starting. */
  public URI agent() {
    return addresses.get(AGENT);
  }

  /** Base address of the gateway; null while it is starting. */
  public URI gateway() {
    return addresses.get(GATEWAY);
  }
}
