package dev.tracelab.lab.chaos.suite;

import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.chaos.audit.BookReader;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.parts.Closing;
import dev.tracelab.lab.parts.LabJaeger;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.parts.PortPlan;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.parts.Turn;
import dev.tracelab.lab.process.ProcessId;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** All parts of the shop on ports of their own, each of which can be taken away. */
public final class Suite {

  /**
   * A run lasts minutes, so what a shop gives hours is given seconds here: an order whose worker
   * died is free again after six, one second more than a request may take; its client may come back
   * for ten more.
   */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "ORDER_LEASE", "6s",
          "SWEEP_INTERVAL", "1s",
          "SWEEP_GRACE", "10s",
          "RESERVATION_TTL", "60s",
          "EXPIRY_SWEEP_INTERVAL", "2s");

  private final LabFolder folder;
  private final Closing closing;
  private final PortPlan ports;
  private final Map<Target, Breakable> parts = new EnumMap<>(Target.class);
  private final Map<Target, BreakableService> services = new EnumMap<>(Target.class);

  private Suite(LabFolder folder, Closing closing) {
    this.folder = folder;
    this.closing = closing;
    this.ports = PortPlan.of(LabOptions.of(Map.of(), true, null, null).ports());
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param store takes the traces, and keeps them while Jaeger is away
   * @param ready is told of each part and its address
   * @param closing is to be closed afterwards, also if a part does not start
   * @throws dev.tracelab.lab.LabException if a part does not start
   */
  public static Suite start(
      LabFolder folder, TraceStore store, BiConsumer<Target, URI> ready, Closing closing) {
    Suite suite = new Suite(folder, closing);
    suite.record();
    suite.startBackend(store);
    ready.accept(Target.JAEGER, suite.jaeger());
    suite.startDatabase();
    ready.accept(Target.POSTGRES, local(suite.ports.number(Port.POSTGRES)));
    for (Service service : Service.all(suite.ports, LabJaeger.collector(suite.ports))) {
      ready.accept(suite.start(service), service.api());
    }
    return suite;
  }

  /** What can be taken away by this name. */
  public Breakable part(Target target) {
    return parts.get(target);
  }

  /** Where clients place orders. */
  public URI gateway() {
    return local(ports.number(Port.GATEWAY));
  }

  /** Where traces are asked for. */
  public URI jaeger() {
    return local(ports.number(Port.JAEGER_QUERY));
  }

  /** How many spans each service said it had lost, by its name. */
  public Map<String, Long> lostSpans() {
    return services.entrySet().stream()
        .collect(
            Collectors.toMap(
                service -> service.getKey().title(), service -> service.getValue().lostSpans()));
  }

  /** What both databases say. */
  public BookReader books() {
    return BookReader.on(ports.number(Port.POSTGRES));
  }

  private void record() {
    StateFile state = StateFile.of(folder);
    LabState nothing =
        LabState.of(ProcessId.of("lab", ProcessHandle.current()))
            .with(LabState.GATEWAY, gateway())
            .with(LabState.JAEGER, jaeger());
    closing.start(
        Turn.RECORDS,
        () -> {
          state.write(nothing);
          return state;
        },
        StateFile::remove);
  }

  private void startBackend(TraceStore store) {
    parts.put(
        Target.JAEGER,
        closing.start(
            Turn.BACKEND, () -> BreakableBackend.start(ports, store), BreakableBackend::close));
  }

  private void startDatabase() {
    parts.put(
        Target.POSTGRES,
        closing.start(
            Turn.DATABASE,
            () -> BreakableDatabase.start(folder, ports.number(Port.POSTGRES)),
            BreakableDatabase::close));
  }

  private Target start(Service service) {
    BreakableService part =
        closing.start(
            service.turn(),
            () -> new BreakableService(folder, service, environment(service)),
            BreakableService::close);
    part.back();
    Target target = Target.valueOf(service.turn().name());
    parts.put(target, part);
    services.put(target, part);
    return target;
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> all =
        new HashMap<>(
            service.hasDatabase()
                ? service.environmentWith(ports.number(Port.POSTGRES))
                : service.environment());
    all.putAll(IMPATIENT);
    return all;
  }
}
