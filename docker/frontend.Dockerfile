# The dashboard behind any path: docker build -f docker/frontend.Dockerfile .
# docs/images.md tells its settings and the rest.

FROM --platform=$BUILDPLATFORM node:24-slim AS packages
WORKDIR /src/frontend
ENV NEXT_TELEMETRY_DISABLED=1
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN --mount=type=cache,id=pulseboard-npm,target=/root/.npm \
    --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci --no-audit --no-fund

# The sources themselves, for `skaffold dev -p jvm`: what changes is shown at once.
FROM packages AS dev
COPY frontend ./
COPY docker/dashboard/dev.sh /
USER 65532:65532
ENTRYPOINT ["/dev.sh"]

FROM packages AS site
COPY frontend ./
COPY docker/dashboard/lay-out.mjs /
ARG REVISION=unknown
RUN DASHBOARD_BASE_PATH=/__base_path__ DASHBOARD_BUILD_ID="$REVISION" npm run build \
    && node /lay-out.mjs out /site

# A copy of the server lacks the original's right to low ports, which a container without capabilities refuses to start.
FROM caddy:2.11 AS server
RUN cp /usr/bin/caddy /caddy

FROM gcr.io/distroless/static-debian13:nonroot
COPY --link --from=server /caddy /usr/bin/caddy
COPY --link --from=site /site /site
COPY --link docker/dashboard/Caddyfile /etc/caddy/Caddyfile
ENV DASHBOARD_PORT=8080
USER 65532:65532
ENTRYPOINT ["/usr/bin/caddy", "run", "--config", "/etc/caddy/Caddyfile"]
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="pulseboard-frontend" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED" \
      org.opencontainers.image.source="$SOURCE"
