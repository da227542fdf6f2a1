package dev.tracelab.lab;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.scenario.ScenarioRun;
import dev.tracelab.lab.scenario.ScenarioRun.Result;
import dev.tracelab.lab.scenario.ScenarioSwitch;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab scenario}: breaks the running system in a chosen way, and shows it. */
@Command(
    name = "scenario",
    description = {
      "Break the services in a way that a trace reveals, and repair them.",
      "",
      "  list      the scenarios",
      "  show ID   what breaks, how to see it, and how it is repaired",
      "  run ID    place an order broken and repaired, and compare the traces",
      "  run --all check the traces of all scenarios; exit status 0 only if all",
      "            are as expected",
      "  on ID     break all requests from now on; ID:repaired for the repair",
      "  off       break no more",
      ""
    })
final class ScenarioCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private EndpointOptions endpoints = new EndpointOptions();
  @Mixin private TraceTimeout timeout = new TraceTimeout();

  @Parameters(index = "0", paramLabel = "ACTION", description = "list, show, run, on or off.")
  private String action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "Such as n-plus-one, see 'list'.")
  private String id;

  @Option(names = "--all", description = "Run all scenarios.")
  private boolean all;

  ScenarioCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    return switch (action) {
      case "list" -> list();
      case "show" -> show(scenario(id));
      case "run" -> all ? runAll() : run(scenario(id));
      case "on" -> on(choice());
      case "off" -> off();
      default -> throw LabException.usageError("ACTION must be list, show, run, on or off.");
    };
  }

  private int list() {
    new ScenarioReport(screen).list(Catalogue.all());
    return 0;
  }

  private int show(Scenario scenario) {
    new ScenarioReport(screen).describe(scenario);
    return 0;
  }

  private int run(Scenario scenario) {
    ScenarioRun run = scenarioRun();
    Result broken = run.run(scenario, false);
    Result repaired = run.run(scenario, true);
    new ScenarioReport(screen).compare(scenario, broken, repaired, endpoints.jaeger(folder));
    return broken.holds() && repaired.holds() ? 0 : Main.FAILED;
  }

  private int runAll() {
    ScenarioRun run = scenarioRun();
    ScenarioReport report = new ScenarioReport(screen);
    report.tableHead();
    boolean allHold = true;
    for (Scenario scenario : Catalogue.all()) {
      for (boolean repaired : new boolean[] {false, true}) {
        Result result = run.run(scenario, repaired);
        report.tableRow(result);
        allHold &= result.holds();
      }
    }
    return allHold ? 0 : Main.FAILED;
  }

  private ScenarioRun scenarioRun() {
    return new ScenarioRun(endpoints.gateway(folder), endpoints.jaeger(folder), timeout.duration());
  }

  private int on(ScenarioChoice choice) {
    gatewaySwitch().on(choice);
    screen.println(
        "All requests run "
            + choice
            + " now: './lab order' shows it, './lab scenario off' ends it.");
    return 0;
  }

  private int off() {
    gatewaySwitch().off();
    screen.println("No scenario is on.");
    return 0;
  }

  private ScenarioSwitch gatewaySwitch() {
    LabState state = new StateFile(folder).running();
    return new ScenarioSwitch(state.address(LabState.managementOf(LabState.GATEWAY)));
  }

  private ScenarioChoice choice() {
    ScenarioChoice choice = ScenarioChoice.parse(id == null ? "" : id);
    scenario(choice.id());
    return choice;
  }

  private static Scenario scenario(String id) {
    return Catalogue.find(id == null ? "" : id)
        .orElseThrow(
            () ->
                LabException.usageError(
                    "ID must name a scenario; './lab scenario list' shows them all."));
  }
}
