package dev.tracelab.scenarios;

import dev.tracelab.scenarios.catalogue.Catalogue;
import java.util.stream.Collectors;

/** The list of all scenarios, in the order in which a learner meets them. */
final class ScenarioIndex {

  private static final String INTRODUCTION =
      """
      # Scenarios

      Each scenario breaks the running system in one way that really happens. With `./lab up` running:

      ```sh
      ./lab scenario list              # all of them
      ./lab scenario show n-plus-one   # what breaks, and how to see it
      ./lab scenario run n-plus-one    # an order broken and one repaired: both traces, what differs, what explains it
      ./lab scenario on n-plus-one     # break all orders from now on; n-plus-one:repaired for the repair
      ./lab scenario off
      ```

      For a single request, send the header `x-lab-scenario: n-plus-one`. The scenarios are on
      the class path of the services that `./lab up` starts, and in the images of `docker-compose`; elsewhere the header does nothing.

      Each page begins with a question and the picture of a trace. Look at it first, and answer; then read on.

      | scenario | question |
      | --- | --- |
      """;

  private static final String HOW_THEY_ARE_MADE =
      """

      ## How these pages are made

      From the catalogue in
      [toolbox/scenarios](../../../toolbox/scenarios/src/main/resources/dev/tracelab/scenarios/catalogue); only what stands below
      *In your own system* is written by hand. The pictures are drawn from traces of the running system, all of them or, for example,
      with `-Dpictures.write=n-plus-one,hidden-error` those of two scenarios:

      ```sh
      mvn -pl :scenarios -am verify -Dpages.write=true
      mvn -pl :end-to-end-tests -am verify -Dtest=ScenarioPicturesTest -Dpictures.write=true \\
        -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false
      ```

      A picture has at most about thirty rows: where a trace has more, a row such as `reserve stock +9 spans` stands for what is below
      it, too.
      """;

  private ScenarioIndex() {}

  static String page() {
    String rows =
        Catalogue.all().stream()
            .map(
                each ->
                    "| [%s](%s.md) | %s |\n".formatted(each.title(), each.id(), each.question()))
            .collect(Collectors.joining());
    return INTRODUCTION + rows + HOW_THEY_ARE_MADE;
  }
}
