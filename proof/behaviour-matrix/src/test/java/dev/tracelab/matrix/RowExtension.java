package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.TreePrinter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs each row twice, each time in a new lab. */
final class RowExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Row.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Row row = context.getRequiredTestMethod().getAnnotation(Row.class);
    return Stream.of(Setting.values()).map(setting -> new Run(row, setting));
  }

  private record Run(Row row, Setting setting) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      String seen = setting == Setting.ALONE ? row.alone() : row.with();
      return row.number() + " " + setting.name().toLowerCase(Locale.ROOT) + ": " + seen;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new OneLab(setting, row.configured()));
    }
  }

  /** Gives a run its lab, and afterwards closes and checks it. */
  private static final class OneLab implements ParameterResolver, AfterEachCallback {

    private final Setting setting;
    private final String[] configured;
    private MatrixLab lab;

    OneLab(Setting setting, String[] configured) {
      this.setting = setting;
      this.configured = configured;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == MatrixLab.class;
    }

    @Override
    public MatrixLab resolveParameter(ParameterContext parameter, ExtensionContext context) {
      lab = MatrixLab.start(setting, configured);
      return lab;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
      lab.close();
      RowRun run = new RowRun(setting, lab.spans().all(), lab.logged());
      observer(context).accept(run);
      assertPrints(run);
      if (context.getExecutionException().isEmpty()) {
        lab.assertChecked();
      }
    }

    /** What {@code ./lab show} prints of it. */
    private static void assertPrints(RowRun run) {
      TreePrinter printer = TreePrinter.plain();
      assertThat(run.traces()).allMatch(trace -> printer.print(trace).startsWith("Trace "));
      assertThat(SpanFacts.onlyIn(run.all(), run.all())).isEmpty();
    }

    /** Receives each run if a program shows rows; in a test it does nothing. */
    @SuppressWarnings("unchecked")
    private static Consumer<RowRun> observer(ExtensionContext context) {
      Object observer =
          context
              .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RowRun.class))
              .get(RowRun.class);
      return observer == null ? run -> {} : (Consumer<RowRun>) observer;
    }
  }
}
