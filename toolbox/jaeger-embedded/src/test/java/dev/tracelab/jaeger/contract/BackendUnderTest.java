package dev.tracelab.jaeger.contract;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a backend for a test class and provides clients for it. */
final class BackendUnderTest implements BeforeAllCallback, AfterAllCallback {

  /** More traces than any test of the contract sends. */
  static final int MANY_TRACES = 2_000;

  private final int maxTraces;
  private Backend backend;

  private BackendUnderTest(int maxTraces) {
    this.maxTraces = maxTraces;
  }

  static BackendUnderTest create() {
    return new BackendUnderTest(MANY_TRACES);
  }

  /** A backend with room for few traces, so that a test can fill it. */
  static BackendUnderTest keeping(int maxTraces) {
    return new BackendUnderTest(maxTraces);
  }

  /** A sender of spans to the backend. */
  SpanSender sender() {
    return SpanSender.to(backend);
  }

  /** A client of its query API. */
  QueryClient client() {
    return QueryClient.of(backend);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Assumptions.assumeTrue(
        maxTraces == MANY_TRACES || Backends.canBeLimited(),
        "not tested: a running Jaeger has its own limit");
    backend = Backends.start(maxTraces);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (backend != null) {
      backend.close();
    }
  }
}
