package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line, with its subcommands. */
@Command(
    name = "lab",
    description =
        "Run three services, a database and Jaeger on this machine; place orders and see their"
            + " traces.",
    synopsisSubcommandLabel = "COMMAND",
    version = "lab 1.0.0-SNAPSHOT")
public final class Main {

  /** Exit status after a failure, which is explained on standard error. */
  static final int FAILED = 1;

  /** Exit status for an invalid command line. */
  private static final int USAGE_ERROR = 2;

  private static final int USAGE_WIDTH = 80;
  private static final int LAST_PORT = 65_535;

  @SuppressWarnings("UnusedVariable") // read by picocli
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @SuppressWarnings("UnusedVariable") // read by picocli
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  private Main() {}

  /** Runs the command and ends the JVM with its status. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    Path home = Path.of(System.getProperty("lab.home", ""));
    Screen screen = Screen.of(System.getenv());
    System.exit(commandLine(new LabFolder(home), screen).execute(arguments));
  }

  /** The command line for one project. */
  static CommandLine commandLine(LabFolder folder, Screen screen) {
    return new CommandLine(new Main())
        .addSubcommand(new UpCommand(folder, screen))
        .addSubcommand(new DownCommand(folder, screen))
        .addSubcommand(new StatusCommand(folder, screen))
        .addSubcommand(new LogsCommand(folder, screen))
        .addSubcommand(new OrderCommand(folder, screen))
        .addSubcommand(new TraceCommand(folder, screen))
        .addSubcommand(new ExplainCommand(folder, screen))
        .addSubcommand(new DoctorCommand(folder, screen))
        .addSubcommand(new CompareCommand(folder, screen))
        .addSubcommand(new ScenarioCommand(folder, screen))
        .addSubcommand(new LessonCommand(folder, screen))
        .addSubcommand(new CheckCommand(folder, screen))
        .addSubcommand(new ShowCommand(folder, screen))
        .addSubcommand(new PartCommand.Pause(folder, screen))
        .addSubcommand(new PartCommand.Resume(folder, screen))
        .addSubcommand(new PartCommand.Stop(folder, screen))
        .addSubcommand(new PartCommand.Start(folder, screen))
        .addSubcommand(new SamplingCommand(folder, screen))
        .addSubcommand(new PageCommand(screen))
        .addSubcommand(new LoadCommand(folder, screen))
        .addSubcommand(new CostCommand(folder, screen))
        .addSubcommand(new ChaosCommand(folder, screen))
        .setUsageHelpWidth(USAGE_WIDTH)
        .registerConverter(Port.class, Main::port)
        .registerConverter(URI.class, Main::address)
        .setOut(screen.out())
        .setErr(screen.err())
        .setParameterExceptionHandler((wrong, arguments) -> usageError(screen, wrong))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> executionFailed(screen, failure));
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      boolean isHttp = "http".equals(address.getScheme()) && address.getHost() != null;
      if (isHttp && address.getPort() <= LAST_PORT) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    throw new TypeConversionException(
        "\"" + text + "\" is not a URL: use one like http://127.0.0.1:16686");
  }

  private static Port port(String name) {
    return Port.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown port \"%s\"; the ports are %s"
                        .formatted(name, Arrays.toString(Port.values()))));
  }

  /** Prints one sentence and where to find help. */
  private static int usageError(Screen screen, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandName();
    String message = wrong.getMessage().strip().split("\\R", 2)[0].replaceFirst("\\.$", "");
    String sentence = message.replaceAll("\\p{Cc}", "�");
    screen.printError(
        LabException.usageError(
            "%s; see './lab %s--help'."
                .formatted(sentence, command.equals("lab") ? "" : command + ' ')));
    return USAGE_ERROR;
  }

  private static int executionFailed(Screen screen, Exception failure) {
    screen.printError(failure);
    return failure instanceof LabException known && known.isUsageError() ? USAGE_ERROR : FAILED;
  }
}
