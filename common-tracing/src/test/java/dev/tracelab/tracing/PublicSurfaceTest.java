package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that a service which uses the library can call, as text: one line for each member. */
class PublicSurfaceTest {

  private static final Path TEXT = Path.of("..", "docs", "reference", "common-tracing-api.txt");

  private static final String ROOT = "dev.tracelab.tracing.";

  /** Each record and enum has them. */
  private static final Set<String> GENERATED =
      Set.of("equals", "hashCode", "toString", "values", "valueOf");

  @Test
  void itIsWhatTheReferenceSays() throws IOException {
    List<String> surface = surface();
    if (Boolean.getBoolean("pages.write")) {
      Files.write(TEXT, surface);
    }
    List<String> written = Files.readAllLines(TEXT);

    List<String> changes = new ArrayList<>(missing(surface, written, "- "));
    changes.addAll(missing(written, surface, "+ "));
    assertThat(changes)
        .as(
            "The public surface has changed. If that is on purpose, run"
                + " 'mvn -pl common-tracing -am verify -Dpages.write=true'"
                + " and commit docs/reference/common-tracing-api.txt.")
        .isEmpty();
    assertThat(written).as("Sorted, each line once").isEqualTo(surface);
  }

  private static List<String> missing(List<String> in, List<String> lines, String sign) {
    return lines.stream().filter(line -> !in.contains(line)).map(line -> sign + line).toList();
  }

  private static List<String> surface() {
    return new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(ROOT.substring(0, ROOT.length() - 1))
            .stream()
            .map(JavaClass::reflect)
            .filter(PublicSurfaceTest::isPublic)
            .sorted(Comparator.comparing(PublicSurfaceTest::name))
            .flatMap(PublicSurfaceTest::lines)
            .toList();
  }

  /** Public, as are the types around it, and not only for other packages of the library. */
  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers())
        && (outer == null ? !ArchitectureTest.INTERNAL.contains(name(type)) : isPublic(outer));
  }

  /** The type, then its members in order. */
  private static Stream<String> lines(Class<?> type) {
    Stream<String> members =
        Stream.of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .map(Member.class::cast)
            .filter(PublicSurfaceTest::isVisible)
            .map(member -> readable(signature(member).replace(type.getName() + ".", "")))
            .sorted();
    return Stream.concat(Stream.of(readable(type.toGenericString())), members)
        .map(line -> name(type) + ": " + line);
  }

  private static boolean isVisible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && !member.isSynthetic()
        && !GENERATED.contains(member.getName());
  }

  private static String signature(Member member) {
    return member instanceof Executable code
        ? code.toGenericString()
        : ((Field) member).toGenericString();
  }

  /** Without packages; all are public unless they say protected. */
  private static String readable(String signature) {
    return signature
        .replaceAll("\\b([a-z]\\w*[.])+(?=[A-Z])", "")
        .replace("public ", "")
        .replace('$', '.')
        .replaceAll(",(?=\\S)", ", ");
  }

  private static String name(Class<?> type) {
    return type.getName().substring(ROOT.length()).replace('$', '.');
  }
}
