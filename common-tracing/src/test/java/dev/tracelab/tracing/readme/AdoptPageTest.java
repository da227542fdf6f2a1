package dev.tracelab.tracing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each snippet of docs/adopt.md is part of the file that it names, and those files compile. */
class AdoptPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/adopt.md");
  private static final Path SERVICE = ROOT.resolve("learn/examples/hello-tracing/src/main/java");
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from: (\\S+) -->\n```(?:java|xml|text)\n(.*?)\n```\n", Pattern.DOTALL);

  @TempDir Path classes;

  @Test
  void eachSnippetIsPartOfTheFileThatItNames() throws IOException {
    List<String> foreign = new ArrayList<>();
    for (MatchResult snippet : snippets()) {
      if (!isPartOf(ROOT.resolve(snippet.group(1)), snippet.group(2))) {
        foreign.add("Not in " + snippet.group(1) + ":\n" + snippet.group(2));
      }
    }

    assertThat(foreign).isEmpty();
  }

  @Test
  void eachSnippetNamesItsFile() throws IOException {
    assertThat(Files.readString(PAGE).split("```(java|xml|text)\n", -1))
        .hasSize(snippets().size() + 1);
  }

  @Test
  void theServiceThatThePageBuildsCompiles() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath()));
    try (Stream<Path> sources = Files.walk(SERVICE)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }

    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  private static List<MatchResult> snippets() throws IOException {
    return SNIPPET.matcher(Files.readString(PAGE)).results().toList();
  }

  /** Consecutive lines, whatever their common indentation. */
  private static boolean isPartOf(Path file, String snippet) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int length = (int) snippet.lines().count();
    return IntStream.rangeClosed(0, lines.size() - length)
        .mapToObj(first -> String.join("\n", lines.subList(first, first + length)))
        .anyMatch(part -> part.stripIndent().equals(snippet));
  }

  /** Surefire passes the class path in the manifest of a jar, and names it in a property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
