# matterc in a container. The folder of a catalog is mounted at /work, and a volume for what is built at /out:
#
#   docker build -t matterc .
#   docker run --rm -v "$PWD:/work:ro" -v guides:/out matterc
#
# A volume cannot be replaced whole, and a build replaces its output whole, so it writes to the folder /out/matterc in it.
FROM golang:1.26 AS build
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make assets build

# git finds the commit that is printed, and the catalog that a paper was printed from.
FROM debian:stable-slim
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
	&& git config --system --add safe.directory /work && mkdir /work /out && chown 1000:1000 /out
COPY --from=build /src/bin/matterc /usr/local/bin/matterc
COPY --from=build /src/LICENSE /src/NOTICE /usr/share/doc/matterc/
USER 1000:1000
# The machine code of the print engine is kept with the output, for compiling it takes a while.
ENV XDG_CACHE_HOME=/out/.cache
WORKDIR /work
VOLUME /out
ENTRYPOINT ["matterc"]
CMD ["build", "--out", "/out/matterc"]
