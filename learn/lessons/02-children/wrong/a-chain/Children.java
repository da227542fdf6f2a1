import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.SpanContext;
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
    try {
      Greeting greeting =
          CompletableFuture.supplyAsync(() -> format(name, span.context())).join();
      print(greeting);
    } finally {
      span.finish();
    }
  }

  private Greeting format(String name, SpanContext parent) {
    Span span = tracer.buildSpan("format").asChildOf(parent).start();
    try {
      return new Greeting("Hello, " + name + "!", span.context());
    } finally {
      span.finish();
    }
  }

  private void print(Greeting greeting) {
    Span span = tracer.buildSpan("print").asChildOf(greeting.step()).start();
    try {
      System.out.println(greeting.text());
    } finally {
      span.finish();
    }
  }

  private record Greeting(String text, SpanContext step) {}
}
