# Every program of docker-compose.yml that is ours: `bureaux` as its entry point.
FROM node:20-bookworm-slim AS build
WORKDIR /bureaux
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY schema schema
COPY log log
COPY gateway gateway
COPY subgraphs subgraphs
COPY cli cli
RUN npm run build

FROM node:20-bookworm-slim AS dependencies
WORKDIR /bureaux
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev && npm cache clean --force

FROM node:20-bookworm-slim
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=1
WORKDIR /bureaux
# National databases of countries that run SQLite, query logs and their keys; any user writes there, as the stack runs as the one whom its secrets belong to.
RUN mkdir -m 1777 /data /log
COPY --from=dependencies /bureaux/node_modules node_modules
COPY --from=build /bureaux/dist dist
COPY package.json ./
COPY bin bin
COPY schema schema
COPY subgraphs subgraphs
USER node
ENTRYPOINT ["node", "bin/bureaux.js"]
CMD ["--help"]
