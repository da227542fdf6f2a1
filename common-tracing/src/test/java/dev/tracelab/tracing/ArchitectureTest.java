package dev.tracelab.tracing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public types of the library, and the directions in which its packages depend. */
class ArchitectureTest {

  private static final String ROOT = "dev.tracelab.tracing.";

  /** The page of all types that a copier uses. */
  private static final Path PAGE = Path.of("..", "docs", "reference", "common-tracing.md");

  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]*) \\|", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("`([A-Za-z.]+)`");

  /** Public only because another package of the library calls them. */
  static final List<String> INTERNAL =
      List.of(
          "backend.JaegerBackend",
          "backend.TraceSampler",
          "backend.TracerBackends",
          "http.HttpClientSpans",
          "http.HttpServerSpans",
          "messaging.ConsumerSpans",
          "propagation.HeaderCodec",
          "propagation.Propagation",
          "sql.QuerySpans");

  private final JavaClasses library =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(ROOT.substring(0, ROOT.length() - 1));

  @Test
  void theReferenceListsEachPublicType() throws IOException {
    List<String> found =
        library.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(type -> type.getName().substring(ROOT.length()))
            .toList();

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(listed().stream(), INTERNAL.stream()).toList());
  }

  private static List<String> listed() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .flatMap(row -> TYPE.matcher(row.group(1)).results())
        .map(type -> type.group(1))
        .toList();
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("(dev.tracelab.tracing..)").should().beFreeOfCycles().check(library);
  }
}
