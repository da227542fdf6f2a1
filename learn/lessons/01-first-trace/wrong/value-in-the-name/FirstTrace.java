import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import java.util.Map;

/** Greets Ada, and tells Jaeger. */
public class FirstTrace {

  public static void main(String[] arguments) {
    try (JaegerTracer tracer = Configuration.fromEnv("greeter").getTracer()) {
      Span span = tracer.buildSpan("say-hello-to-Ada").start();

      String greeting = "Hello, Ada!";
      System.out.println(greeting);
      span.log(Map.of("event", "greeted", "message", greeting));

      span.finish();
    }
  }
}
