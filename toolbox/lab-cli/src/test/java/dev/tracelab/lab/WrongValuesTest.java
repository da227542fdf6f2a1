package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Every option and parameter of every command with each kind of invalid value: one sentence, exit
 * status 2, and nothing is started. The options are those that the command line declares.
 */
@Timeout(20)
class WrongValuesTest {

  private static final List<String> INVALID_NUMBERS =
      List.of("", " ", "x", "1.5", "1e3", "99999999999999999999", "0x10", "NaN", "\u0000");
  private static final List<String> INVALID_URLS =
      List.of(
          "",
          "foo",
          "127.0.0.1:8080",
          "ftp://127.0.0.1",
          "http://",
          "http:///x",
          "http://127.0.0.1:99999",
          "http://a b",
          "http://[",
          "\u001b[2J");
  private static final List<String> INVALID_TEXTS =
      List.of("", " ", "C-LAB", "a b", "../../etc", "%s%n", "\u001b[2J", "💥");

  @TempDir private static Path home;

  @ParameterizedTest
  @MethodSource("wrongCommandLines")
  void isReportedInOneSentenceWithStatus2(List<String> arguments) throws IOException {
    TestProject project = TestProject.in(home);
    project.folder().create();

    int status = project.lab(arguments.toArray(String[]::new));

    assertThat(status).as(project.printed()).isEqualTo(2);
    assertThat(project.printed().strip())
        .startsWith("lab: ")
        .endsWith(".")
        .doesNotContain("\tat ", "Exception", "report it")
        .hasLineCount(1);
  }

  static Stream<List<String>> wrongCommandLines() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    CommandLine lab = Main.commandLine(new LabFolder(home), new Screen(nowhere, nowhere, false));
    Stream<List<String>> ofCommands =
        lab.getSubcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .flatMap(WrongValuesTest::ofCommand);
    return Stream.concat(
        Stream.of(List.of(), List.of("nosuch"), List.of("--nosuch"), List.of("--help=maybe")),
        ofCommands);
  }

  private static Stream<List<String>> ofCommand(CommandSpec command) {
    List<List<String>> wrong = new ArrayList<>();
    String name = command.name();
    wrong.add(List.of(name, "--nosuch"));
    wrong.add(List.of(name, "--nosuch=1"));
    for (OptionSpec option : command.options()) {
      String longest = option.longestName();
      if (option.arity().max() == 0) {
        wrong.add(List.of(name, longest + "=maybe"));
      } else {
        wrong.add(List.of(name, longest));
        wrongValues(option).forEach(value -> wrong.add(List.of(name, longest + '=' + value)));
      }
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      wrongValues(parameter).forEach(value -> wrong.add(List.of(name, value)));
    }
    return wrong.stream();
  }

  private static Stream<String> wrongValues(ArgSpec argument) {
    Class<?> type = argument.type();
    if (type == int.class || type == long.class) {
      boolean isSeed = argument.paramLabel().contains("seed");
      return Stream.concat(INVALID_NUMBERS.stream(), isSeed ? Stream.of() : Stream.of("-1", "-3"));
    }
    if (type == URI.class) {
      return INVALID_URLS.stream();
    }
    if (type == Map.class) {
      return Stream.of(
          "x",
          "=",
          "x=",
          "=1",
          "gateway",
          "gateway=x",
          "gateway=-1",
          "gateway=70000",
          "gateway=99999999999",
          "X Y=1",
          "\u001b[2J=1");
    }
    return INVALID_TEXTS.stream();
  }
}
