package dev.tracelab.bench.orders;

import dev.tracelab.bench.process.ChildJvm;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.reporter.SpanCounts;

/**
 * One of the three services, unchanged except for its tracing, because no configuration discards
 * spans. The class path decides which service it is.
 */
public final class MeasuredService {

  static final String REPORTED = "spans reported";
  static final String DROPPED = "spans dropped";

  private MeasuredService() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments an {@link OrderSetting} and the class with the service's description
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    OrderSetting setting = OrderSetting.valueOf(arguments[0]);
    ServiceDescription<?> service =
        (ServiceDescription<?>) Class.forName(arguments[1]).getField("SERVICE").get(null);
    Tracing tracing = setting.tracing(System.getenv(), service.name());
    RunningService running =
        RunningService.start(service, new Environment(System.getenv()), tracing);
    ChildJvm.Program.serveUntilInputEnds(running.port());
    running.stop();
    SpanCounts spans = tracing.counts();
    ChildJvm.Program.report(REPORTED, spans.reported());
    ChildJvm.Program.report(DROPPED, spans.dropped());
  }
}
