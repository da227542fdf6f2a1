import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import java.util.concurrent.CompletableFuture;

/** Greets Ada in two steps, the first of which runs on another thread. Each step is a span. */
public class Children {

  private final Tracer tracer;

  Children(Tracer tracer) {
    this.tracer = tracer;
  }

  public static void main(String[] arguments) {
    try (JaegerTracer tracer = Configuration.fromEnv("greeter").getTracer()) {
      new Children(tracer).sayHello("Ada");
    }
  }

  private void sayHello(String name) {
    Span span = tracer.buildSpan("say-hello").withTag("hello-to", name).start();
    try (Scope active = tracer.activateSpan(span)) {
      String greeting = CompletableFuture.supplyAsync(() -> format(name)).join();
      print(greeting);
    } finally {
      span.finish();
    }
  }

  private String format(String name) {
    Span span = tracer.buildSpan("format").start();
    try {
      return "Hello, " + name + "!";
    } finally {
      span.finish();
    }
  }

  private void print(String greeting) {
    Span span = tracer.buildSpan("print").start();
    try {
      System.out.println(greeting);
    } finally {
      span.finish();
    }
  }
}
