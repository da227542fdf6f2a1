package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.tracelab.tracing.Secrets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Logback conversion word: the stack trace without the secrets and data that exception messages
 * quote.
 */
public final class SafeStackTrace extends ThrowableProxyConverter {

  private static final int MAX_FAILURES = 64;

  @Override
  protected String throwableProxyToString(IThrowableProxy failure) {
    List<String> classes = new ArrayList<>();
    collect(failure, classes);
    return Secrets.redact(super.throwableProxyToString(failure), classes);
  }

  private static void collect(IThrowableProxy failure, List<String> classes) {
    if (failure != null && classes.size() < MAX_FAILURES) {
      classes.add(failure.getClassName());
      collect(failure.getCause(), classes);
      for (IThrowableProxy suppressed : failure.getSuppressed()) {
        collect(suppressed, classes);
      }
    }
  }
}
