package dev.tracelab.kit.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test in which an event loop waited: for a lock, for a socket, asleep. It reads what
 * Vert.x' own checker logs. Use it as a {@code @RegisterExtension}, and build Vert.x with {@link
 * #options()}, which makes the checker strict.
 *
 * <p>What counts is what the thread was doing, not for how long: on a machine that has too much to
 * do any thread may stand still for a second, in the midst of computing.
 */
public final class EventLoopWatch implements BeforeEachCallback, AfterEachCallback {

  private static final long LOOK_MILLIS = 200;
  private static final StackTraceElementProxy[] NOTHING = {};

  /** Where the stack of a thread that waits begins, as class and method. */
  private static final Set<String> WAITING =
      Set.of(
          "jdk.internal.misc.Unsafe.park",
          "java.lang.Object.wait",
          "java.lang.Object.wait0",
          "java.lang.Thread.sleep",
          "java.lang.Thread.sleep0",
          "java.lang.Thread.sleepNanos0",
          "sun.nio.ch.Net.poll",
          "sun.nio.ch.Net.connect0",
          "sun.nio.ch.SocketDispatcher.read0",
          "java.lang.ProcessImpl.waitFor");

  private final Queue<String> blocked = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          note(event.getThrowableProxy());
        }
      };

  private EventLoopWatch() {}

  public static EventLoopWatch create() {
    return new EventLoopWatch();
  }

  /** Options under which an event loop that stands still is looked at five times a second. */
  public VertxOptions options() {
    return new VertxOptions()
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setMaxEventLoopExecuteTime(LOOK_MILLIS)
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
        .setBlockedThreadCheckInterval(LOOK_MILLIS)
        // From then on the report carries the thread's stack: always.
        .setWarningExceptionTime(1);
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

  private void note(IThrowableProxy report) {
    StackTraceElementProxy[] stack =
        report == null ? NOTHING : report.getStackTraceElementProxyArray();
    if (stack.length > 0 && WAITING.contains(place(stack[0].getStackTraceElement()))) {
      blocked.add(Arrays.toString(stack));
    }
  }

  private static String place(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  private static Logger checkerLog() {
    return (Logger) LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME);
  }
}
