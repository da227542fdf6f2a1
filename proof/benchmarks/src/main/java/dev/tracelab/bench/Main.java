package dev.tracelab.bench;

import dev.tracelab.bench.hello.HelloBenchmark;
import dev.tracelab.bench.hello.HelloSetting;
import dev.tracelab.bench.ingest.IngestBenchmark;
import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.orders.OrderBenchmark;
import dev.tracelab.bench.orders.OrderSetting;
import dev.tracelab.bench.paths.HotPath;
import dev.tracelab.bench.paths.PathRuns;
import dev.tracelab.bench.process.GarbageCollector;
import dev.tracelab.lab.cost.CostComparison;
import dev.tracelab.lab.cost.Interval;
import dev.tracelab.lab.cost.MeasurementRounds;
import dev.tracelab.lab.cost.Noise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmarks. */
@Command(
    name = "proof/benchmarks/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures what tracing costs. A quiet machine narrows the spread.")
public final class Main implements Callable<Integer> {

  private enum Part {
    HELLO,
    ORDERS,
    PATHS,
    INGEST
  }

  @Option(
      names = "--parts",
      split = ",",
      defaultValue = "HELLO,ORDERS,PATHS,INGEST",
      description = "The parts to measure: ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Part> parts;

  @Option(
      names = "--hello",
      split = ",",
      description = "Settings of the hello world, some of ${COMPLETION-CANDIDATES}.")
  private List<HelloSetting> hello = List.of(HelloSetting.values());

  @Option(
      names = "--orders",
      split = ",",
      description = "Settings of the orders, some of ${COMPLETION-CANDIDATES}.")
  private List<OrderSetting> orders = List.of(OrderSetting.values());

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Measured rounds of each comparison (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "8",
      description = "Unmeasured warm-up rounds before each comparison (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--load",
      defaultValue = "PT4S",
      description = "Duration of each setting's load in a round (default: ${DEFAULT-VALUE}).")
  private Duration load;

  @Option(
      names = "--gc",
      defaultValue = "SERIAL",
      description =
          "The collector of the hello world's JVMs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private GarbageCollector garbageCollector;

  @Option(
      names = "--starts",
      defaultValue = "3",
      description = "How often the hello world's JVMs are started (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(names = "--write", description = "Update docs/measurements/performance.md and its plots.")
  private boolean write;

  private Main() {}

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() {
    MeasurementRounds turns = new MeasurementRounds(rounds, warmUp, load, System.out::println);
    if (parts.contains(Part.HELLO)) {
      hello(turns);
    }
    if (parts.contains(Part.ORDERS)) {
      orders(turns);
    }
    if (parts.contains(Part.PATHS)) {
      paths();
    }
    if (parts.contains(Part.INGEST)) {
      ingest();
    }
    return 0;
  }

  private void hello(MeasurementRounds turns) {
    System.out.println("Two-hop hello world");
    HelloBenchmark.Result result =
        HelloBenchmark.measure(hello, turns, new HelloBenchmark.Starts(garbageCollector, starts));
    String part =
        "hello-%s-%d"
            .formatted(
                garbageCollector.name().toLowerCase(Locale.ROOT), Runtime.version().feature());
    String what =
        "%s, %d starts of the JVMs, each with %s".formatted(garbageCollector, starts, turns.how());
    publish(
        part, what, result.comparison(), noise(result) + "\n" + MarkdownTables.of(result.spans()));
  }

  /** Why the figures do not count, below their table; empty if they count. */
  private static String noise(HelloBenchmark.Result result) {
    long lost = result.spans().values().stream().mapToLong(SpanSink.Tally::lost).sum();
    return result.comparison().titles().stream()
        .map(result.comparison()::interval)
        .max(Comparator.comparingDouble(Interval::width))
        .flatMap(widest -> new Noise(widest, lost, OptionalDouble.empty()).sentence())
        .map(sentence -> "\n" + sentence + "\n")
        .orElse("");
  }

  private void orders(MeasurementRounds turns) {
    System.out.println("Orders");
    OrderBenchmark.Result result = OrderBenchmark.measure(home(), orders, turns);
    publish("orders", turns.how(), result.comparison(), "\n" + MarkdownTables.of(result.spans()));
  }

  private void paths() {
    System.out.println("Hot paths");
    PathRuns runs = PathRuns.usual(System.out::println);
    List<PathRuns.PathCost> costs = runs.of(List.of(HotPath.values()));
    publish("paths", ResultsPage.conditions(runs.how()) + MarkdownTables.of(costs));
  }

  private void ingest() {
    System.out.println("Ingest");
    IngestBenchmark ingest = IngestBenchmark.usual(System.out::println);
    IngestBenchmark.Result result = ingest.measure();
    String noJaeger = "\nThis machine had no real Jaeger to compare with.\n";
    String more = result.titles().size() > 1 ? "" : noJaeger;
    publish("ingest", ResultsPage.conditions(ingest.how()) + MarkdownTables.of(result) + more);
  }

  /** Prints the results and, with --write, updates the page and its plot. */
  private void publish(String part, String how, CostComparison comparison, String more) {
    String text = ResultsPage.conditions(how) + MarkdownTables.of(comparison) + more;
    String plot = "performance-" + part + ".svg";
    if (write) {
      RatioPlot.of(comparison).write(docs().resolve(plot));
    }
    publish(part, text + "\n![CPU of a request, times that without a tracer](" + plot + ")\n");
  }

  /** Prints the results and, with --write, updates the page. */
  private void publish(String part, String text) {
    System.out.print(text);
    if (write) {
      new ResultsPage(docs().resolve("performance.md")).write(part, text);
    }
  }

  private static Path docs() {
    return home().resolve("docs/measurements");
  }

  private static Path home() {
    return Path.of(System.getProperty("lab.home", "")).toAbsolutePath();
  }
}
