package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The three services of one suite, started together beside those of another. */
public final class ServiceSuite {

  private final List<Service> services;
  private final List<ServicePart> parts;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServiceSuite(List<Service> services, List<ServicePart> parts) {
    this.services = List.copyOf(services);
    this.parts = List.copyOf(parts);
  }

  /**
   * Starts the processes; they are not ready yet. The state file must exist.
   *
   * @param services the gateway first, see {@link Service#beside}
   * @param postgres the port of the server with their databases
   * @param lifecycle stops them
   * @throws LabException if a program is missing; others may be running then
   */
  public static ServiceSuite start(
      LabFolder folder,
      List<Service> services,
      int postgres,
      Lab.Listener listener,
      Lifecycle lifecycle) {
    List<ServicePart> parts = new ArrayList<>();
    Lab.Listener quiet = new QuietListener(listener, lifecycle);
    for (Service service : services) {
      ServicePart part =
          new ServicePart(
              folder, service, service.environmentWith(postgres), new StateFile(folder), quiet);
      parts.add(lifecycle.start(service.phase(), part::first, ServicePart::close));
    }
    return new ServiceSuite(services, parts);
  }

  /**
   * Returns when all are ready.
   *
   * @throws LabException if one does not become ready
   */
  public void awaitReady() {
    try {
      parts.stream().map(ServicePart::ready).toList().forEach(ready -> ready.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof LabException known ? known : e;
    }
  }

  /** The address of the gateway. */
  public URI gateway() {
    return services.get(0).api();
  }

  /**
   * CPU time of the services since their start, in steps of a hundredth of a second.
   *
   * @throws LabException if one has ended
   */
  public Duration cpuTime() {
    return parts.stream().map(ServicePart::cpuTime).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The sum of a counter of spans.
   *
   * @param counter {@link SpanCounter#REPORTED} or {@link SpanCounter#DROPPED}
   */
  public long spans(String counter) {
    return services.stream()
        .mapToLong(service -> new SpanCounter(client, service.management(), counter).count())
        .sum();
  }
}
