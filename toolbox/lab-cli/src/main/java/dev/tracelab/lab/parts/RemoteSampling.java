package dev.tracelab.lab.parts;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Which Jaeger the services ask how many traces to sample. That of the lab serves strategies, which
 * can be changed while it runs; until a service has its first answer it samples everything.
 */
final class RemoteSampling {

  private static final String TYPE = "JAEGER_SAMPLER_TYPE";
  private static final String PARAM = "JAEGER_SAMPLER_PARAM";
  private static final String MANAGER = "JAEGER_SAMPLER_MANAGER_HOST_PORT";
  private static final String DEBUG = "TRACE_ALLOW_DEBUG";
  private static final String DEFAULT_MANAGER = "127.0.0.1:5778";

  /** Short, because users wait for a change to take effect. */
  private static final String REFRESH_MILLIS = "2000";

  private final Map<String, String> inherited;
  private final PortPlan ports;

  /**
   * The sampling of one lab.
   *
   * @param inherited the environment of the lab, which its services have too
   */
  RemoteSampling(Map<String, String> inherited, PortPlan ports) {
    this.inherited = inherited;
    this.ports = ports;
  }

  /** Variables that make the services ask; none if the user has chosen a sampler, or no tracing. */
  Map<String, String> environment() {
    if (!isOurs()) {
      return Map.of();
    }
    return Map.of(
        TYPE,
        "remote",
        PARAM,
        "1",
        MANAGER,
        ports.address(Port.JAEGER_COLLECTOR).getAuthority(),
        "JAEGER_SAMPLER_REFRESH_INTERVAL",
        REFRESH_MILLIS);
  }

  /**
   * Lets a request with a {@code jaeger-debug-id} be sampled in any case: only this machine reaches
   * the lab. Nothing if the user has decided, or chosen a backend that has no debug flag.
   */
  Map<String, String> debugEnvironment() {
    boolean isJaeger = inherited.getOrDefault(Service.BACKEND, "jaeger").equals("jaeger");
    return isJaeger && !inherited.containsKey(DEBUG) ? Map.of(DEBUG, "true") : Map.of();
  }

  /** Where the services ask; empty if they do not. */
  Optional<URI> manager() {
    if (isOurs()) {
      return Optional.of(ports.address(Port.JAEGER_COLLECTOR));
    }
    return Optional.of("http://" + inherited.getOrDefault(MANAGER, DEFAULT_MANAGER))
        .filter(address -> "remote".equalsIgnoreCase(inherited.get(TYPE)))
        .filter(address -> !Service.isTracingOff(inherited))
        .map(URI::create);
  }

  private boolean isOurs() {
    return ports.has(Port.JAEGER_COLLECTOR)
        && !inherited.containsKey(TYPE)
        && !inherited.containsKey(PARAM)
        && !Service.isTracingOff(inherited);
  }
}
