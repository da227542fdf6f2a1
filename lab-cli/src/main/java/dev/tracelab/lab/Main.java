package dev.tracelab.lab;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one subcommand for each thing a person can ask the lab for. */
@Command(
    name = "lab",
    description = "Three services, a database and Jaeger on this machine; orders and their traces.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  /** Exit status after a fault, which a sentence on standard error tells of. */
  static final int FAILED = 1;

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
        .addSubcommand(new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(screen, failure));
  }

  private static int failed(Screen screen, Exception failure) {
    screen.complain(failure);
    return FAILED;
  }
}
