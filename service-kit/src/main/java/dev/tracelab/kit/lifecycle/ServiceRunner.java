package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.tracing.InvalidTracingConfig;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.TracingConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a process of a service: what each {@code main} calls. SIGTERM and Ctrl-C stop it
 * gracefully. A person's mistake is one sentence on stderr and exit status 2, anything else that
 * keeps it from starting is logged, with exit status 1.
 */
public final class ServiceRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);

  private ServiceRunner() {}

  /** Starts a service as the environment variables say. Returns when it is ready, or exits. */
  public static void run(ServiceDescription<?> service) {
    try {
      RunningService running = start(service, Environment.of(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "shutdown"));
    } catch (ConfigurationException | InvalidTracingConfig mistake) {
      System.err.println(service.name() + ": " + mistake.getMessage());
      System.exit(2);
    } catch (Exception defect) {
      LOG.error("{} cannot start.", service.name(), defect);
      System.exit(1);
    }
  }

  private static RunningService start(ServiceDescription<?> service, Environment environment) {
    TracingConfig config = TracingConfig.fromEnvironment(environment.asMap(), service.name());
    return RunningService.start(service, environment, Tracing.start(config));
  }
}
