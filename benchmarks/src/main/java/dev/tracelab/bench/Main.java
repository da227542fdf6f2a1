package dev.tracelab.bench;

import dev.tracelab.bench.hello.HelloSetting;
import dev.tracelab.bench.hello.HelloWorld;
import dev.tracelab.bench.measure.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures what tracing costs. The quieter the machine, the narrower the spread.")
public final class Main implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Measured rounds of each comparison (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Rounds before them, for the JVMs to get warm (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--load",
      defaultValue = "PT3S",
      description = "How long each setting works in a round (default: ${DEFAULT-VALUE}).")
  private Duration load;

  private Main() {}

  /** Runs the command and ends the JVM with its status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() {
    Rounds turns = new Rounds(rounds, warmUp, load, System.out::println);
    System.out.println("Two-hop hello world");
    HelloWorld.Result result = HelloWorld.measure(List.of(HelloSetting.values()), turns);
    System.out.print(Tables.of(result.comparison()));
    System.out.print(Tables.of(result.spans()));
    return 0;
  }
}
