package dev.tracelab.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds out why no trace is seen. It sends one span on each way into the backend, and GET requests
 * to the service; it changes nothing.
 *
 * @param backend whose UI is looked at
 * @param assumed whether the ways into it are only those that a Jaeger usually has
 * @param service an address of the service that answers a GET; null to send none
 * @param name under which its traces are searched for; null if any will do
 * @param settings the variables of services, as far as they are known
 * @param metrics addresses of metrics in Prometheus' format
 * @param libraries jars, or folders of jars, of services
 */
public record TraceDoctor(
    Backend backend,
    boolean assumed,
    URI service,
    String name,
    List<ServiceSettings> settings,
    List<URI> metrics,
    List<Path> libraries) {

  /** OpenTelemetry's batches wait for five seconds. */
  private static final Duration BOUND = Duration.ofSeconds(6);

  private static final Set<Cause> CLOSED =
      Set.of(Cause.UDP_LOST, Cause.COLLECTOR_UNREACHABLE, Cause.OTLP_UNREACHABLE);

  private static final Set<Cause> UNTRACED =
      Set.of(Cause.SERVICE_UNREACHABLE, Cause.SPANS_ELSEWHERE);

  /** Copies the lists. */
  public TraceDoctor {
    settings = List.copyOf(settings);
    metrics = List.copyOf(metrics);
    libraries = List.copyOf(libraries);
  }

  /** Looks at everything that is known, in the order in which causes hide each other. Blocks. */
  public List<Check> examine() {
    List<Check> checks = new ArrayList<>();
    Check query = QueryCheck.of(backend.query());
    checks.add(query);
    boolean isReadable = query.diagnoses().stream().allMatch(TraceDoctor::isOnlyTime);
    boolean isTracing = !isKnownToBeOff();
    QueryApi api = new QueryApi(backend.query());
    List<Check> called =
        isReadable && isTracing && service != null
            ? List.of(new ServiceCheck(api, service, name, BOUND).check())
            : List.of();
    if (isReadable) {
      checks.addAll(paths(new PathCheck(api), called.stream().anyMatch(TraceDoctor::isTraced)));
    }
    settings.forEach(each -> checks.add(SettingsCheck.of(each)));
    if (settings.size() > 1) {
      checks.add(SettingsCheck.ofAll(settings));
    }
    libraries.forEach(each -> checks.add(LibraryCheck.of(each)));
    checks.addAll(called);
    if (isReadable && isTracing && name != null) {
      checks.add(new TracesCheck(api, name).check());
    }
    metrics.forEach(each -> checks.add(MetricsCheck.of(each)));
    return checks;
  }

  /** Of a service that its variables turn off there is nothing else to find. */
  private boolean isKnownToBeOff() {
    List<ServiceSettings> off = settings.stream().filter(SettingsCheck::isOff).toList();
    return off.stream().anyMatch(each -> each.service().equals(name))
        || (!settings.isEmpty() && off.size() == settings.size());
  }

  private static boolean isTraced(Check called) {
    return called.diagnoses().stream().noneMatch(found -> UNTRACED.contains(found.cause()));
  }

  private static boolean isOnlyTime(Diagnosis diagnosis) {
    return diagnosis.cause() == Cause.CLOCK_OF_JAEGER;
  }

  /** Of the usual ways one is enough, and so is the one that a service is seen to use. */
  private List<Check> paths(PathCheck path, boolean isOneUsed) {
    List<Check> checks = new ArrayList<>();
    if (backend.agent() != null) {
      checks.add(path.agent(backend.agent()));
    }
    if (backend.collector() != null) {
      checks.add(path.collector(backend.collector()));
    }
    if (backend.otlp() != null) {
      checks.add(path.otlp(backend.otlp()));
    }
    boolean isOneOpen = isOneUsed || checks.stream().anyMatch(Check::isWell);
    return assumed && isOneOpen ? checks.stream().map(TraceDoctor::orClosed).toList() : checks;
  }

  private static Check orClosed(Check check) {
    boolean isClosed =
        !check.isWell() && check.diagnoses().stream().allMatch(d -> CLOSED.contains(d.cause()));
    return isClosed ? Check.well(check.subject(), "closed") : check;
  }
}
