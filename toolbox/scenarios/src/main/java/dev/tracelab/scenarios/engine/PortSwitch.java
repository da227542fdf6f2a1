package dev.tracelab.scenarios.engine;

import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A port that passes each call to the variant that the trace of the call has chosen, or else to the
 * clean one. All variants exist side by side, so broken and repaired requests run at once.
 */
public final class PortSwitch implements InvocationHandler {

  private final Object clean;
  private final Map<ScenarioChoice, Object> variants = new HashMap<>();

  private PortSwitch(Object clean) {
    this.clean = clean;
  }

  /** The port with the variants of all scenarios that change it; the clean one if none does. */
  public static <T> T of(
      ServiceBuilder service, Class<T> type, T clean, List<PortScenario<?>> scenarios) {
    PortSwitch handler = new PortSwitch(clean);
    scenarios.stream()
        .filter(scenario -> scenario.port() == type)
        .forEach(scenario -> handler.add(service, cast(scenario), clean));
    return handler.variants.isEmpty()
        ? clean
        : type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private <T> void add(ServiceBuilder service, PortScenario<T> scenario, T clean) {
    variants.put(new ScenarioChoice(scenario.id(), false), scenario.broken().apply(service, clean));
    variants.put(
        new ScenarioChoice(scenario.id(), true), scenario.repaired().apply(service, clean));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(variants.getOrDefault(ScenarioBaggage.current(), clean), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Safe: the caller has compared the port. */
  @SuppressWarnings("unchecked")
  private static <T> PortScenario<T> cast(PortScenario<?> scenario) {
    return (PortScenario<T>) scenario;
  }
}
