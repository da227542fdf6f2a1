package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands and lists of docs/adopt.md, which the tests run and compare. */
final class AdoptPage {

  /** The root of this repository. */
  static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

  private static final Path PAGE = HOME.resolve("docs/adopt.md");
  private static final Pattern INSTALL = Pattern.compile("(?m)^mvn (.* install .*)$");
  private static final Pattern COPY = Pattern.compile("(?s)```sh\n((?:library=|copy ).*?)```");
  private static final Pattern COPIED = Pattern.compile("(?m)^\\| `([\\w/]+)` \\| [^|]+ \\|$");

  private AdoptPage() {}

  /** The arguments of the Maven command that installs the library. */
  static List<String> install() throws IOException {
    Matcher command = INSTALL.matcher(Files.readString(PAGE));
    if (!command.find()) {
      throw new AssertionError(PAGE + " has no line with the command that installs the library.");
    }
    return List.of(command.group(1).split(" "));
  }

  /** The shell commands that copy files: the ten, then those that need only the ten. */
  static List<String> copies() throws IOException {
    return all(COPY);
  }

  /** The names of the ten files, in the table's order. */
  static List<String> copied() throws IOException {
    return all(COPIED);
  }

  private static List<String> all(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }
}
