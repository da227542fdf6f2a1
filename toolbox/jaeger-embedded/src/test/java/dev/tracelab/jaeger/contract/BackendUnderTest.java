package dev.tracelab.jaeger.contract;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a backend for the tests of a class, and gives them the means to send and to ask. */
final class BackendUnderTest implements BeforeAllCallback, AfterAllCallback {

  /** More than any test of the contract sends. */
  static final int MANY_TRACES = 2_000;

  private final int maxTraces;
  private Backend backend;

  private BackendUnderTest(int maxTraces) {
    this.maxTraces = maxTraces;
  }

  static BackendUnderTest create() {
    return new BackendUnderTest(MANY_TRACES);
  }

  /** One that keeps so few traces that a test can fill it. */
  static BackendUnderTest keeping(int maxTraces) {
    return new BackendUnderTest(maxTraces);
  }

  /** What sends spans to it. */
  Sending sending() {
    return Sending.to(backend);
  }

  /** What asks it. */
  Asking asking() {
    return Asking.of(backend);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Assumptions.assumeTrue(
        maxTraces == MANY_TRACES || Backends.canBeLimited(),
        "not tested: a Jaeger that runs already has a limit of its own");
    backend = Backends.start(maxTraces);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (backend != null) {
      backend.close();
    }
  }
}
