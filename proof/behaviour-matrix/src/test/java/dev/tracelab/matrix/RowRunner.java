package dev.tracelab.matrix;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the test of one row outside a build, so that what is seen is what is tested. */
final class RowRunner {

  private RowRunner() {}

  /** Runs a row in both settings. */
  static Result run(Method test) {
    List<RowRun> runs = new ArrayList<>();
    Consumer<RowRun> observer = runs::add;
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session.getStore().put(Namespace.create(RowRun.class), RowRun.class, observer);
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectMethod(test.getDeclaringClass(), test))
                  .build(),
              summary);
    }
    return new Result(
        runs,
        summary.getSummary().getFailures().stream()
            .map(failure -> failure.getException().toString())
            .toList());
  }

  /**
   * How it went.
   *
   * @param runs one for each setting, or fewer after a failure
   * @param failures of the row's checks; usually none
   */
  record Result(List<RowRun> runs, List<String> failures) {

    /** Keeps copies of the lists. */
    Result {
      runs = List.copyOf(runs);
      failures = List.copyOf(failures);
    }
  }
}
