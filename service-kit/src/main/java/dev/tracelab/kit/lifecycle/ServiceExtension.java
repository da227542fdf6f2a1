package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.http.Api;
import io.opentracing.Tracer;
import io.vertx.ext.web.Router;
import java.util.ServiceLoader;

/**
 * Changes a service from outside: a module on the class path that the service does not know.
 * Implementations are found with {@link ServiceLoader}. Without one, a service is as its
 * composition root describes it.
 */
public interface ServiceExtension {

  /**
   * Wraps the tracer, which creates all spans of the service: those of Vert.x as well as its own.
   * So an extension can tag every span, count them or change their times, whatever started them.
   *
   * @param service the service's name
   * @param tracer may be called on any thread
   * @return what is to be used instead; its span contexts must be those of the tracer. The tracer
   *     itself to change nothing
   */
  default Tracer tracer(String service, Tracer tracer) {
    return tracer;
  }

  /**
   * Wraps or replaces a port: an object that the composition root passes to others as an interface.
   *
   * @param service the service that is being built
   * @param type the port's interface
   * @param port what the service would use
   * @return what it is to use instead; the port itself to change nothing
   */
  default <T> T port(ServiceBuilder service, Class<T> type, T port) {
    return port;
  }

  /**
   * Adds handlers before those of the API's operations.
   *
   * @param service the service's name, such as {@code order-service}
   */
  default void extendApi(String service, Api api) {}

  /**
   * Adds routes to the management port.
   *
   * @param service the service's name
   */
  default void extendManagement(String service, Router router) {}
}
