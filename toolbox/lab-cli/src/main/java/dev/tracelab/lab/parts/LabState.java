package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.ProcessId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What other commands have to know of a lab that runs.
 *
 * @param lab the process that started the others
 * @param processes the others, in the order they were started
 * @param addresses where each part is reached, by its name
 */
public record LabState(ProcessId lab, List<ProcessId> processes, Map<String, URI> addresses) {

  /** By this name the trace backend is found among the addresses. */
  public static final String JAEGER = "jaeger";

  /** By this name the public API is found among the addresses. */
  public static final String GATEWAY = "gateway-service";

  /** Refuses what is no state. */
  public LabState {
    Objects.requireNonNull(lab, "lab");
    processes = List.copyOf(processes);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
  }

  /** A lab that has started nothing yet. */
  public static LabState of(ProcessId lab) {
    return new LabState(lab, List.of(), Map.of());
  }

  /** With one more process. */
  public LabState with(ProcessId process) {
    List<ProcessId> more = new ArrayList<>(processes);
    more.add(process);
    return new LabState(lab, List.copyOf(more), addresses);
  }

  /** With the address of one more part. */
  public LabState with(String part, URI address) {
    Map<String, URI> more = new LinkedHashMap<>(addresses);
    more.put(part, address);
    return new LabState(lab, processes, more);
  }

  /** Where traces are asked for. */
  public URI jaeger() {
    return addresses.get(JAEGER);
  }

  /** Where orders are placed. */
  public URI gateway() {
    return addresses.get(GATEWAY);
  }
}
