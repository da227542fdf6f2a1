package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The texts that the script shows before there is a program, against the program's own. */
class UsageTest {

  private static final Path TEXTS = Path.of("src", "main", "usage");

  @Test
  void theTextsAreWhatTheProgramSays() throws IOException {
    TreeMap<String, String> said = said();
    if (Boolean.getBoolean("usage.write")) {
      for (String name : said.keySet()) {
        Files.writeString(TEXTS.resolve(name), said.get(name));
      }
    }

    assertThat(names()).isEqualTo(said.keySet());
    for (String name : said.keySet()) {
      assertThat(Files.readString(TEXTS.resolve(name)))
          .as("src/main/usage/" + name + " is stale: run the tests with -Dusage.write=true")
          .isEqualTo(said.get(name));
    }
  }

  @Test
  void theyFitATerminalOf80Columns() {
    assertThat(said().values().stream().flatMap(String::lines))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  private static TreeMap<String, String> said() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Screen screen = new Screen(nowhere, nowhere, false);
    CommandLine lab = Main.commandLine(new LabFolder(Path.of("")), screen);
    TreeMap<String, String> said = new TreeMap<>();
    said.put("lab.txt", lab.getUsageMessage(Ansi.OFF));
    said.put("version.txt", String.join("\n", lab.getCommandSpec().version()) + "\n");
    lab.getSubcommands()
        .forEach((name, command) -> said.put(name + ".txt", command.getUsageMessage(Ansi.OFF)));
    return said;
  }

  private static Set<String> names() throws IOException {
    try (Stream<Path> texts = Files.list(TEXTS)) {
      return texts.map(text -> text.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
