# A service as a native executable: docker build -f docker/native.Dockerfile --build-arg SERVICE=api .
# SERVICE is simulator, worker, api or admin; docs/images.md tells the rest.

FROM maven:3.9-eclipse-temurin-25 AS maven

FROM ghcr.io/graalvm/native-image-community:25 AS executable
COPY --from=maven /usr/share/maven /usr/share/maven
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml ./
COPY docs/openapi.yml docs/
COPY services services
# All services share what is compiled here.
RUN --mount=type=cache,id=pulseboard-maven,target=/root/.m2/repository \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    /usr/share/maven/bin/mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip \
      -pl services/simulator,services/worker,services/api,services/admin -am package
ARG SERVICE
# The last stage has no library but the C library; what else the executable asks for goes with it.
RUN --mount=type=cache,id=pulseboard-maven,target=/root/.m2/repository \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    /usr/share/maven/bin/mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip \
      -Pnative -pl "services/$SERVICE" -am package \
    && mkdir -p /app/lib \
    && cp "services/$SERVICE/target/pulseboard-$SERVICE" /app/service \
    && ldd /app/service | awk '$2 == "=>" { print $3 }' | grep -v -E '/(libc|libm|libdl|libpthread|librt)\.so' \
      | while read -r library; do cp -L "$library" /app/lib; done

FROM gcr.io/distroless/base-nossl-debian13:nonroot
COPY --link --from=executable /app /app
ENV LD_LIBRARY_PATH=/app/lib
ENV API_HOST=0.0.0.0 API_PORT=8080 WORKER_HOST=0.0.0.0 WORKER_PORT=8081 SIMULATOR_HOST=0.0.0.0 SIMULATOR_PORT=8082
USER 65532:65532
ENTRYPOINT ["/app/service"]
# Where nothing else watches over it; admin serves nobody and has no such question.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --start-interval=2s CMD ["/app/service", "ready"]
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
