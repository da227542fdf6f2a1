package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one crash lab of this JVM to each test class; it is stopped when all are done. */
final class CrashLabs implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(CrashLabs.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CrashLab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(CrashLab.class, type -> start(), CrashLab.class);
  }

  private static CrashLab start() {
    try {
      return CrashLab.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
