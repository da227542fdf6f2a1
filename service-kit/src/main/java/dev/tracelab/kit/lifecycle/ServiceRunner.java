package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.logging.LogConfig;
import dev.tracelab.kit.logging.Logs;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.config.TracingConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service as a process; each {@code main} calls it. SIGTERM and Ctrl-C shut it down
 * gracefully. A configuration mistake prints one sentence to stderr and exits with status 2. Any
 * other failure to start is logged, prints its root cause to stderr and exits with status 1.
 */
public final class ServiceRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);

  /** How long a shutdown waits for a start in progress. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration LOG_FLUSH = Duration.ofSeconds(1);
  private static final int MAX_CAUSES = 32;

  private final ServiceDescription<?> service;
  private final CompletableFuture<Optional<RunningService>> started = new CompletableFuture<>();
  private volatile Logs logs = Logs.unchanged();

  private ServiceRunner(ServiceDescription<?> service) {
    this.service = service;
  }

  /** Starts a service configured by environment variables. Returns when it is ready, or exits. */
  public static void run(ServiceDescription<?> service) {
    // Libraries change case in the default locale, and Turkish lower-cases "I" to a dotless i.
    Locale.setDefault(Locale.ROOT);
    new ServiceRunner(service).run(new Environment(System.getenv()));
  }

  /** Registers the hook first, because the process may be stopped at any time. */
  private void run(Environment environment) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
    try {
      logs = Logs.start(LogConfig.from(environment), service.name());
      started.complete(Optional.of(start(environment)));
    } catch (ConfigurationException mistake) {
      System.err.println(service.name() + ": " + mistake.getMessage());
      exit(2);
    } catch (Exception defect) {
      LOG.error("{} cannot start.", service.name(), defect);
      System.err.println(service.name() + ": it cannot start: " + sentence(rootCause(defect)));
      exit(1);
    }
  }

  /** The innermost cause. */
  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MAX_CAUSES && cause.getCause() != null; i++) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The kind of the failure, its message and what to do. */
  private static String sentence(Throwable cause) {
    String message = Secrets.describe(cause).strip().replaceAll("\\s*\\R\\s*", " ");
    String kind = cause.getClass().getSimpleName();
    String what = message.equals(kind) ? kind : kind + ": " + message.replaceFirst("\\.$", "");
    return message.contains("No space left")
        ? what + "; free some on the disk of " + System.getProperty("java.io.tmpdir") + "."
        : what + "; fix that and start it again, the log above has the details.";
  }

  private RunningService start(Environment environment) {
    TracingConfig config = TracingConfig.fromEnvironment(environment.asMap(), service.name());
    Tracing tracing = Tracing.start(config);
    if (tracing.isOff()) {
      LOG.info("Tracing is off, because TRACING_BACKEND is {}.", config.backend());
    }
    return RunningService.start(service, environment, tracing);
  }

  private void exit(int status) {
    started.complete(Optional.empty());
    System.exit(status);
  }

  private void shutDown() {
    started
        .completeOnTimeout(Optional.empty(), START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .join()
        .ifPresent(RunningService::stop);
    logs.close(LOG_FLUSH);
  }
}
