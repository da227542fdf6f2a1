package dev.tracelab.lab;

import dev.tracelab.lab.parts.Port;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line: one subcommand for each thing a person can ask the lab for. */
@Command(
    name = "lab",
    description = "Three services, a database and Jaeger on this machine; orders and their traces.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  /** Exit status after a fault, which a sentence on standard error tells of. */
  static final int FAILED = 1;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what can be said here.")
  private boolean help;

  private Main() {}

  /** Runs the command and ends the JVM with its status. */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("lab.home", ""));
    Screen screen = Screen.of(System.getenv());
    System.exit(commandLine(new LabFolder(home), screen).execute(arguments));
  }

  /** The command line for one project, printing to one screen. */
  static CommandLine commandLine(LabFolder folder, Screen screen) {
    return new CommandLine(new Main())
        .addSubcommand(new UpCommand(folder, screen))
        .addSubcommand(new DownCommand(folder, screen))
        .addSubcommand(new StatusCommand(folder, screen))
        .addSubcommand(new LogsCommand(folder, screen))
        .addSubcommand(new OrderCommand(folder, screen))
        .addSubcommand(new TraceCommand(folder, screen))
        .addSubcommand(new ChaosCommand(folder, screen))
        .registerConverter(Port.class, Main::port)
        .setOut(screen.out())
        .setErr(screen.err())
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(screen, failure));
  }

  private static Port port(String name) {
    return Port.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no port called \"%s\", but %s"
                        .formatted(name, Arrays.toString(Port.values()))));
  }

  private static int failed(Screen screen, Exception failure) {
    screen.complain(failure);
    return FAILED;
  }
}
