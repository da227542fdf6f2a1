package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.tracing.InvalidTracingConfig;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.TracingConfig;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<Optional<RunningService>> started = new CompletableFuture<>();
    stopAtShutdown(started);
    try {
      started.complete(Optional.of(start(service, Environment.of(System.getenv()))));
    } catch (ConfigurationException | InvalidTracingConfig mistake) {
      System.err.println(service.name() + ": " + mistake.getMessage());
      exit(started, 2);
    } catch (Exception defect) {
      LOG.error("{} cannot start.", service.name(), defect);
      exit(started, 1);
    }
  }

  /** The hook is there before the service is, which may be told to stop as soon as it is ready. */
  private static void stopAtShutdown(CompletableFuture<Optional<RunningService>> started) {
    Runnable stop = () -> started.join().ifPresent(RunningService::stop);
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "shutdown"));
  }

  private static void exit(CompletableFuture<Optional<RunningService>> started, int status) {
    started.complete(Optional.empty());
    System.exit(status);
  }

  private static RunningService start(ServiceDescription<?> service, Environment environment) {
    TracingConfig config = TracingConfig.fromEnvironment(environment.asMap(), service.name());
    return RunningService.start(service, environment, Tracing.start(config));
  }
}
