package dev.tracelab.scenarios.engine;

import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A tracer on a machine whose clock is ahead. Only the spans of requests that chose the broken
 * variant are shifted; all others have the time of the real clock.
 */
public final class FastClock {

  /** The scenario that it makes. */
  public static final String ID = "clock-skew";

  private static final long AHEAD_MICROS = 300_000;
  private static final ScenarioChoice BROKEN = new ScenarioChoice(ID, false);

  private FastClock() {}

  /** The tracer with this clock. */
  public static Tracer of(Tracer clean) {
    return proxy(
        Tracer.class,
        (proxy, method, arguments) -> {
          Object result = call(clean, method, arguments);
          return result instanceof Tracer.SpanBuilder builder
              ? proxy(Tracer.SpanBuilder.class, new Builder(builder))
              : result;
        });
  }

  /** Knows only when the span starts whether it is to be shifted: by then it has its parent. */
  private static final class Builder implements InvocationHandler {

    private final Tracer.SpanBuilder clean;
    private SpanContext parent;
    private Long start;

    Builder(Tracer.SpanBuilder clean) {
      this.clean = clean;
      Span active = TraceContext.activeSpan();
      this.parent = active == null ? null : active.context();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "start" -> {
          return start();
        }
        case "withStartTimestamp" -> start = (Long) arguments[0];
        case "asChildOf", "addReference" -> remember(arguments[arguments.length - 1]);
        default -> {}
      }
      Object result = call(clean, method, arguments);
      return result instanceof Tracer.SpanBuilder ? proxy : result;
    }

    private void remember(Object cause) {
      if (cause instanceof Span span) {
        parent = span.context();
      } else if (cause instanceof SpanContext context) {
        parent = context;
      }
    }

    private Span start() {
      if (parent == null || !BROKEN.equals(ScenarioBaggage.of(parent))) {
        return clean.start();
      }
      clean.withStartTimestamp((start == null ? now() : start) + AHEAD_MICROS);
      return shifted(clean.start());
    }
  }

  private static Span shifted(Span clean) {
    return proxy(
        Span.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "finish" -> {
              clean.finish((arguments == null ? now() : (Long) arguments[0]) + AHEAD_MICROS);
              return null;
            }
            case "log" -> {
              log(clean, method, arguments);
              return proxy;
            }
            default -> {
              Object result = call(clean, method, arguments);
              return result instanceof Span ? proxy : result;
            }
          }
        });
  }

  /** The last argument is what is logged; the one before, if there is one, is the time. */
  private static void log(Span clean, Method method, Object[] arguments) throws Throwable {
    long time = arguments.length == 1 ? now() : (Long) arguments[0];
    Class<?>[] types = method.getParameterTypes();
    Method timed = Span.class.getMethod("log", long.class, types[types.length - 1]);
    call(clean, timed, time + AHEAD_MICROS, arguments[arguments.length - 1]);
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FastClock.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
