package dev.tracelab.kit.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test in which a thread of Vert.x was blocked: it reads what Vert.x' own checker logs. Use
 * it as a {@code @RegisterExtension}, and build Vert.x with {@link #options()}, which makes the
 * checker strict.
 */
public final class EventLoopWatch implements BeforeEachCallback, AfterEachCallback {

  private static final long LONGEST_MILLIS = 500;

  private final Queue<String> blocked = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          blocked.add(event.getFormattedMessage());
        }
      };

  private EventLoopWatch() {}

  public static EventLoopWatch create() {
    return new EventLoopWatch();
  }

  /** Options under which an event loop that is busy for half a second is reported. */
  public VertxOptions options() {
    return new VertxOptions()
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setMaxEventLoopExecuteTime(LONGEST_MILLIS)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
        .setBlockedThreadCheckInterval(LONGEST_MILLIS / 5);
  }

  /** What the checker reported since the test began. */
  public Queue<String> reports() {
    return blocked;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    blocked.clear();
    appender.start();
    checkerLog().addAppender(appender);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    checkerLog().detachAppender(appender);
    if (!blocked.isEmpty()) {
      throw new AssertionError("A thread of Vert.x was blocked: " + blocked);
    }
  }

  private static Logger checkerLog() {
    return (Logger) LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME);
  }
}
