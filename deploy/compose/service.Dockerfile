# The service. glibc is needed (not Alpine); Node 24 comes with the packages.
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends npm ca-certificates && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /opt/yorisoi yorisoi
WORKDIR /opt/yorisoi
COPY . .
RUN npm ci && npm run build && install -d -o yorisoi -g yorisoi .yorisoi
USER yorisoi
ENTRYPOINT ["node_modules/.bin/node", "server/main.ts"]
