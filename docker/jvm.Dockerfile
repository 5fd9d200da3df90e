# A service on a JVM: docker build -f docker/jvm.Dockerfile --build-arg SERVICE=api .
# SERVICE is simulator, worker, api or admin; docs/images.md tells the rest.

FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-25 AS jars
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml ./
COPY docs/openapi.yml docs/
COPY services services
# The class paths lead into the cache, which the next stage does not have.
RUN --mount=type=cache,id=pulseboard-maven,target=/root/.m2/repository \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip \
      -pl services/simulator,services/worker,services/api,services/admin -am package \
    && mkdir /jars \
    && for path in services/*/target/classpath; do \
      cp $(tr : ' ' <"$path") /jars && sed -i 's|[^:]*/|/jars/|g' "$path" || exit 1; \
    done

FROM maven:3.9-eclipse-temurin-25 AS runtime
WORKDIR /src
COPY --from=jars /jars /jars
COPY services/launch/jvm-runtime services/launch/
ARG SERVICE
COPY --from=jars /src/services/$SERVICE/target services/$SERVICE/target
RUN services/launch/jvm-runtime "$SERVICE" /app && mv "/app/$SERVICE.args" /app/service.args

FROM gcr.io/distroless/base-nossl-debian13:nonroot
COPY --link --from=runtime /app /app
ENV API_HOST=0.0.0.0 API_PORT=8080 WORKER_HOST=0.0.0.0 WORKER_PORT=8081 SIMULATOR_HOST=0.0.0.0 SIMULATOR_PORT=8082
USER 65532:65532
ENTRYPOINT ["/app/bin/java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "@/app/service.args"]
# Where nothing else watches over it; admin serves nobody and has no such question.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --start-interval=2s CMD ["/app/bin/java", "@/app/service.args", "ready"]
ARG SERVICE
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="pulseboard-$SERVICE" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED" \
      org.opencontainers.image.source="$SOURCE"
