package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabFolder;
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

/** The usage texts that the script shows without running the program. */
class UsageTest {

  private static final Path TEXTS = Path.of("src", "main", "usage");

  @Test
  void theyAreIdenticalToThoseOfTheProgram() throws IOException {
    TreeMap<String, String> texts = texts();
    if (Boolean.getBoolean("usage.write")) {
      for (String name : texts.keySet()) {
        Files.writeString(TEXTS.resolve(name), texts.get(name));
      }
    }

    assertThat(names()).isEqualTo(texts.keySet());
    for (String name : texts.keySet()) {
      assertThat(Files.readString(TEXTS.resolve(name)))
          .as("src/main/usage/" + name + " is stale: run the tests with -Dusage.write=true")
          .isEqualTo(texts.get(name));
    }
  }

  @Test
  void theyFitATerminalOf80Columns() {
    assertThat(texts().values().stream().flatMap(String::lines))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  private static TreeMap<String, String> texts() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Screen screen = new Screen(nowhere, nowhere, false);
    CommandLine lab = Main.commandLine(new LabFolder(Path.of("")), screen);
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("lab.txt", lab.getUsageMessage(Ansi.OFF));
    texts.put("version.txt", String.join("\n", lab.getCommandSpec().version()) + "\n");
    lab.getSubcommands()
        .forEach((name, command) -> texts.put(name + ".txt", command.getUsageMessage(Ansi.OFF)));
    return texts;
  }

  private static Set<String> names() throws IOException {
    try (Stream<Path> texts = Files.list(TEXTS)) {
      return texts.map(text -> text.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
