package dev.tracelab.chaos.plan;

import dev.tracelab.chaos.plan.ChaosPlan.PlannedFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Draws the faults: evenly spread over the run, each at a random moment within its share. */
final class FaultPlanner {

  private static final List<Target> SERVICES =
      List.of(Target.GATEWAY, Target.ORDER, Target.ORDER, Target.INVENTORY);

  private final ChaosPlan.Options options;
  private final Random random;
  private final List<PlannedFault> faults = new ArrayList<>();

  FaultPlanner(ChaosPlan.Options options, Random random) {
    this.options = options;
    this.random = random;
  }

  /** Sorted by time. */
  List<PlannedFault> draw() {
    for (int kill = 0; kill < options.kills(); kill++) {
      Target service = SERVICES.get(random.nextInt(SERVICES.size()));
      add(moment(kill, options.kills()), service, Fault.KILLED, 0, 1_500);
    }
    int databaseOutages = outages(5);
    for (int outage = 0; outage < databaseOutages; outage++) {
      Fault fault = outage % 2 == 0 ? Fault.KILLED : Fault.FROZEN;
      add(moment(outage, databaseOutages), Target.POSTGRES, fault, 1_000, 4_000);
    }
    int backendOutages = outages(8);
    for (int outage = 0; outage < backendOutages; outage++) {
      add(moment(outage, backendOutages), Target.JAEGER, Fault.STOPPED, 2_000, 5_000);
    }
    return faults.stream().sorted(Comparator.comparingLong(PlannedFault::atMillis)).toList();
  }

  /** One per that many kills, and at least one unless nothing is killed. */
  private int outages(int killsPerOutage) {
    return options.kills() == 0 ? 0 : Math.max(1, options.kills() / killsPerOutage);
  }

  /** A random moment within one of several equal parts; the first and last orders see no fault. */
  private long moment(int part, int parts) {
    double share = 0.04 + 0.9 * (part + random.nextDouble()) / parts;
    return (long) (share * options.spanMillis());
  }

  private void add(long at, Target target, Fault fault, int leastMillis, int mostMillis) {
    int length = leastMillis + random.nextInt(mostMillis - leastMillis);
    faults.add(new PlannedFault(at, target, fault, length));
  }
}
