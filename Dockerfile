# One image per service, all from one build of the source:
#   docker build --target order-service -t order-service .
# Needs BuildKit, the builder of Docker since version 23.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
# Compiles only; the tests and the format are checked by `mvn verify`.
# What Maven downloads stays in a cache of the builder, so that a changed line costs no download.
RUN --mount=type=cache,target=/maven,sharing=locked \
    mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests -pl gateway-service,order-service,inventory-service -am package
# Libraries in a layer of their own: they change less often than our code.
RUN for service in gateway order inventory; do \
      mkdir -p /programs/$service/libraries /programs/$service/program/lib \
      && cd /source/$service-service/target \
      && mv lib/common-tracing-*.jar lib/service-kit-*.jar /programs/$service/program/lib \
      && mv lib /programs/$service/libraries/lib \
      && mv $service-service-*.jar /programs/$service/program/service.jar \
      || exit 1; \
    done

FROM eclipse-temurin:25-jre AS service
COPY docker/service/ready /usr/local/bin/ready
WORKDIR /service
# Inside a container only the published ports are reached from outside.
ENV HOST=0.0.0.0
# Any user without rights will do: a service reads its own jars and writes only below /tmp.
USER 10001:10001
HEALTHCHECK --interval=2s --timeout=3s --start-period=30s --retries=5 CMD ["ready"]
# A list, not a line for a shell: SIGTERM must reach the JVM, which then finishes what runs.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]

FROM service AS inventory-service
ENV MANAGEMENT_PORT=9082
COPY --from=build /programs/inventory/libraries ./
COPY --from=build /programs/inventory/program ./
EXPOSE 8082 9082

FROM service AS order-service
ENV MANAGEMENT_PORT=9081
COPY --from=build /programs/order/libraries ./
COPY --from=build /programs/order/program ./
EXPOSE 8081 9081

FROM service AS gateway-service
ENV MANAGEMENT_PORT=9080
COPY --from=build /programs/gateway/libraries ./
COPY --from=build /programs/gateway/program ./
EXPOSE 8080 9080
