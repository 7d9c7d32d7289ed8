# One static binary, no shell, an unprivileged user, and a root that is never
# written: everything that is kept is under /data.
#
#   docker build -t verbatim .
#   docker run -d --name verbatim --restart unless-stopped --stop-timeout 20 \
#     --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --env-file .env -v verbatim:/data verbatim
#
# For machines of several kinds: docker buildx build --push --platform linux/amd64,linux/arm64 -t NAME .
FROM --platform=$BUILDPLATFORM golang:1.26 AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
COPY corpus/nodate ./corpus/nodate
COPY corpus/noemoji ./corpus/noemoji
COPY index/noproto ./index/noproto
COPY index/stdjson ./index/stdjson
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -tags timetzdata -ldflags "-s -w" -o /out/verbatim ./cmd/verbatim && \
    mkdir -p -m 700 /out/own/data /out/own/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/verbatim /verbatim
COPY --from=build --chown=65532:65532 /out/own/ /
USER 65532:65532
ENV VERBATIM_DATA=/data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["/verbatim"]
CMD ["run"]
