# The page and the endpoint in one image:
#   docker build -t iam-playground . && docker run --rm -p 127.0.0.1:4566:4566 iam-playground
FROM node:22-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund && npm run build:package

FROM node:22-slim
COPY --from=build /src/dist-package /app
USER node
EXPOSE 4566
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4566/_playground/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Inside, the endpoint listens to the container's own address. Outside, `-p 127.0.0.1:…` keeps it to this machine.
ENTRYPOINT ["node", "/app/iam-playground.js", "endpoint", "--host", "0.0.0.0"]
