package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives each test the crash lab of this JVM, with all its processes running, and a scenario with a
 * new order. The lab is stopped after all tests.
 */
final class CrashLabExtension implements BeforeEachCallback {

  private static final Namespace HERE = Namespace.create(CrashLabExtension.class);
  private static final String AMPLE = "ethiopia-yirgacheffe-250g";

  private CrashLab lab;
  private String test;
  private KillScenario scenario;

  private CrashLabExtension() {}

  static CrashLabExtension create() {
    return new CrashLabExtension();
  }

  CrashLab lab() {
    return lab;
  }

  SuiteReplica replica() {
    return lab.replica();
  }

  /** The scenario, by default with an order for two bags of a product with ample stock. */
  KillScenario scenario() {
    return scenario;
  }

  /** Replaces the order. */
  void setRequest(PlacementRequest request) {
    scenario = KillScenario.of(lab, test, request);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lab =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(CrashLab.class, type -> start(), CrashLab.class);
    lab.replica().repair();
    test = context.getRequiredTestMethod().getName();
    setRequest(PlacementRequest.of(AMPLE, 2));
  }

  private static CrashLab start() {
    try {
      return CrashLab.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
