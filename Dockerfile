# One image per service, all from one build of the source:
#   docker build --target order-service -t order-service .
# Needs BuildKit, the builder of Docker since version 23.

FROM maven:3.9-eclipse-temurin-25 AS source
WORKDIR /source
COPY . .
# The poms decide on the libraries.
RUN mkdir /poms && find . -name pom.xml -exec cp --parents {} /poms ';'

# Builds the modules from their poms alone, for the libraries' sake: as long as no pom changes, the builder takes
# this stage, and the images' layers with libraries, from its cache.
FROM maven:3.9-eclipse-temurin-25 AS libraries
WORKDIR /source
COPY --from=source /poms ./
# What Maven downloads stays in a cache of the builder, so that a changed pom costs only what is new in it.
RUN --mount=type=cache,target=/maven,sharing=locked \
    mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests -pl gateway-service,order-service,inventory-service -am package
RUN for service in gateway order inventory; do \
      rm $service-service/target/lib/common-tracing-*.jar $service-service/target/lib/service-kit-*.jar \
      && mkdir -p /libraries/$service && mv $service-service/target/lib /libraries/$service \
      || exit 1; \
    done

# Compiles only; the tests and the format are checked by `mvn verify`.
FROM source AS programs
RUN --mount=type=cache,target=/maven,sharing=locked \
    mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests -Dmdep.skip \
      -pl gateway-service,order-service,inventory-service -am package
RUN for service in gateway order inventory; do \
      mkdir -p /programs/$service/lib \
      && cp common-tracing*/target/common-tracing*-SNAPSHOT.jar service-kit/target/service-kit-*-SNAPSHOT.jar /programs/$service/lib \
      && cp $service-service/target/$service-service-*.jar /programs/$service/service.jar \
      || exit 1; \
    done

FROM eclipse-temurin:25-jre AS service
COPY docker/service/ready /usr/local/bin/ready
WORKDIR /service
# Inside a container only the published ports are reached from outside.
ENV HOST=0.0.0.0
# The language, charset and time zone of every process, whatever the host has.
ENV LC_ALL=C.UTF-8 TZ=UTC
# Any user without rights will do: a service reads its own jars and writes only below /tmp.
USER 10001:10001
HEALTHCHECK --interval=2s --timeout=3s --start-period=180s --retries=5 CMD ["ready"]
# A list, not a line for a shell: SIGTERM must reach the JVM, which then finishes what runs.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-jar", "service.jar"]

FROM service AS inventory-service
ENV MANAGEMENT_PORT=9082
COPY --from=libraries /libraries/inventory ./
COPY --from=programs /programs/inventory ./
EXPOSE 8082 9082

FROM service AS order-service
ENV MANAGEMENT_PORT=9081
COPY --from=libraries /libraries/order ./
COPY --from=programs /programs/order ./
EXPOSE 8081 9081

FROM service AS gateway-service
ENV MANAGEMENT_PORT=9080
COPY --from=libraries /libraries/gateway ./
COPY --from=programs /programs/gateway ./
EXPOSE 8080 9080
