# The service with its halves: `serve` (the default), `api`, `worker`, and every other command.

FROM node:24-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-trixie-slim
# Echo requests are sent by these programs; see docs/operations.md for what they need.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends fping iputils-ping iproute2 tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE NOTICE openapi.json ./
COPY client ./client
COPY data ./data
COPY deploy/check-health.ts ./deploy/check-health.ts
COPY docs/errors ./docs/errors
COPY schema ./schema
COPY src ./src
RUN install -d -o node -g node -m 0700 /var/lib/sitewarden
ENV NODE_ENV=production \
  SITEWARDEN_HOST=0.0.0.0 \
  SITEWARDEN_PORT=8080 \
  SITEWARDEN_DATA_DIR=/var/lib/sitewarden
USER node
VOLUME /var/lib/sitewarden
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["node", "deploy/check-health.ts"]
ENTRYPOINT ["tini", "--", "node", "src/main/sitewarden.ts"]
CMD ["serve"]
