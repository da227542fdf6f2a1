package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.http.Api;
import io.opentracing.Tracer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.ServiceLoader;

/** All extensions on the class path, applied one after the other. */
record ServiceExtensions(List<ServiceExtension> extensions) implements ServiceExtension {

  static ServiceExtensions onClassPath() {
    return new ServiceExtensions(
        ServiceLoader.load(ServiceExtension.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  @Override
  public Tracer tracer(String service, Tracer tracer) {
    Tracer extended = tracer;
    for (ServiceExtension extension : extensions) {
      extended = extension.tracer(service, extended);
    }
    return extended;
  }

  @Override
  public <T> T port(ServiceBuilder service, Class<T> type, T port) {
    T extended = port;
    for (ServiceExtension extension : extensions) {
      extended = extension.port(service, type, extended);
    }
    return extended;
  }

  @Override
  public void extendApi(String service, Api api) {
    extensions.forEach(extension -> extension.extendApi(service, api));
  }

  @Override
  public void extendManagement(String service, Router router) {
    extensions.forEach(extension -> extension.extendManagement(service, router));
  }
}
