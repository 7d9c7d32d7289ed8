#!/bin/sh
# Makes the pictures of the README from what `verbatim preview` draws of the
# built-in story. Needs Go, Chromium and pngquant. Run it after a change of the
# look, and view the pictures: docs/pictures.sh
set -eu
cd "$(dirname "$0")/.."
browser=${CHROMIUM:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/verbatim" ./cmd/verbatim

# picture NAME WIDTHxHEIGHT ARGUMENT...: the arguments are those of preview, the
# size is in CSS pixels, of which each takes two of the picture.
picture() {
    name=$1 size=$2
    shift 2
    (cd "$work" && ./verbatim preview --html page.html "$@")
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --disable-lcd-text --hide-scrollbars --user-data-dir="$work/profile" \
        --force-device-scale-factor=2 --window-size="$(echo "$size" | tr x ,)" \
        --screenshot="$work/page.png" "file://$work/page.html" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    pngquant --force --strip --nofs --output "docs/pictures/$name.png" 24 "$work/page.png"
}

mkdir -p docs/pictures
rome='How long were Sullivan and Yang in Rome?'
picture answer 620x484 --theme dark --surface mention "$rome"
picture phone 375x590 --theme light --surface slash "$rome"
picture nothing 620x216 --theme dark --surface slash 'What about sourdough?'
picture check 620x424 --theme light --surface check \
    'On Monday, Jake Sullivan and Yang Jiechi sat together in Rome for two hours.'
