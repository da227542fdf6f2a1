package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.config.ConfigurationException;
import dev.tracelab.kit.config.Environment;
import dev.tracelab.kit.logging.LogConfig;
import dev.tracelab.kit.logging.Logs;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.InvalidTracingConfig;
import dev.tracelab.tracing.config.TracingConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a process of a service: what each {@code main} calls. SIGTERM and Ctrl-C stop it
 * gracefully. A person's mistake is one sentence on stderr and exit status 2, anything else that
 * keeps it from starting is logged, its root cause is one sentence on stderr, and exit status 1.
 */
public final class ServiceRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);

  /** How long a service that is told to stop may go on starting. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOG_FLUSH = Duration.ofSeconds(1);
  private static final int MOST_CAUSES = 32;

  private final ServiceDescription<?> service;
  private final CompletableFuture<Optional<RunningService>> started = new CompletableFuture<>();
  private volatile Logs logs = Logs.unchanged();

  private ServiceRunner(ServiceDescription<?> service) {
    this.service = service;
  }

  /** Starts a service as the environment variables say. Returns when it is ready, or exits. */
  public static void run(ServiceDescription<?> service) {
    // Libraries fold case by the default locale; in Turkish "QUERY PATH" has an i without a dot.
    Locale.setDefault(Locale.ROOT);
    new ServiceRunner(service).run(Environment.of(System.getenv()));
  }

  /** The hook is there before the service is, which may be told to stop at any time. */
  private void run(Environment environment) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
    try {
      logs = Logs.start(LogConfig.from(environment), service.name());
      started.complete(Optional.of(start(environment)));
    } catch (ConfigurationException | InvalidTracingConfig mistake) {
      System.err.println(service.name() + ": " + mistake.getMessage());
      exit(2);
    } catch (Exception defect) {
      LOG.error("{} cannot start.", service.name(), defect);
      System.err.println(service.name() + ": it cannot start: " + sentence(rootCause(defect)));
      exit(1);
    }
  }

  /** What lies under all that wraps it. */
  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The failure's class says of which kind it is, its message the rest; and what to do. */
  private static String sentence(Throwable cause) {
    String message = Secrets.sentenceOf(cause).strip().replaceAll("\\s*\\R\\s*", " ");
    String kind = cause.getClass().getSimpleName();
    String what = message.equals(kind) ? kind : kind + ": " + message.replaceFirst("\\.$", "");
    return message.contains("No space left")
        ? what + "; free some on the disk of " + System.getProperty("java.io.tmpdir") + "."
        : what + "; mend that and start it again, the lines above have all of it.";
  }

  private RunningService start(Environment environment) {
    TracingConfig config = TracingConfig.fromEnvironment(environment.asMap(), service.name());
    return RunningService.start(service, environment, Tracing.start(config));
  }

  private void exit(int status) {
    started.complete(Optional.empty());
    System.exit(status);
  }

  private void shutDown() {
    started
        .completeOnTimeout(Optional.empty(), START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join()
        .ifPresent(RunningService::stop);
    logs.close(LOG_FLUSH);
  }
}
