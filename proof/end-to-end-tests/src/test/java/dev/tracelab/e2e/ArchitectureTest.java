package dev.tracelab.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions in which the code of all modules depends. */
class ArchitectureTest {

  private static final Path CLASSES = Path.of("target", "classes");
  private static final String[] SERVICES = {
    "dev.tracelab.gateway..",
    "dev.tracelab.order..",
    "dev.tracelab.inventory..",
    "dev.tracelab.kit.."
  };

  private static JavaClasses lab;

  /** The services are programs, and not on the class path of these tests. */
  @BeforeAll
  static void readTheClassesOfAllModules() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("..", ".."), 4)) {
      lab =
          new ClassFileImporter()
              .importPaths(folders.filter(folder -> folder.endsWith(CLASSES)).toList());
    }
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("(dev.tracelab..)").should().beFreeOfCycles().check(lab);
  }

  @Test
  void theDomainsKnowNeitherHttpNorSqlNorTracing() {
    noClasses()
        .that()
        .resideInAPackage("dev.tracelab.*.domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..", "io.opentracing..", "dev.tracelab.kit.http..", "dev.tracelab.kit.sql..")
        .check(lab);
  }

  @Test
  void theServicesDoNotKnowTheLab() {
    noClasses()
        .that()
        .resideInAnyPackage(SERVICES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.tracelab.lab..",
            "dev.tracelab.chaos..",
            "dev.tracelab.jaeger..",
            "dev.tracelab.scenarios..")
        .check(lab);
  }

  @Test
  void theServicesDoNotKnowEachOther() {
    slices()
        .matching("dev.tracelab.(gateway|order|inventory)..")
        .should()
        .notDependOnEachOther()
        .check(lab);
  }
}
