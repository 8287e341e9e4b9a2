# Builds with the SDK and Node, runs as an unprivileged user on the ASP.NET runtime. Data lives in the volume /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY wwwroot-assets/package.json wwwroot-assets/package-lock.json wwwroot-assets/
RUN cd wwwroot-assets && npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN dotnet publish ProfilePlatform.Web -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils libvips-tools libsqlite3-0 curl && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app .
USER app
# Behind a container's network the server must listen on all its addresses, so local mode is off here.
ENV ASPNETCORE_URLS=http://0.0.0.0:7860 DATA_DIR=/data IS_LOCAL=false
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD curl -fsS http://127.0.0.1:7860/healthz || exit 1
ENTRYPOINT ["dotnet", "ProfilePlatform.Web.dll"]
