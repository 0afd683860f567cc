#!/usr/bin/env bash
# Packs a folder as a release of a tier, and puts it where servers fetch it from: `release.sh frontend dist`.
set -euo pipefail
tier=$1 folder=$2
: "${RELEASES:?the bucket of releases}" "${VERSION:?such as the commit}"

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT
# The same folder is the same archive, whenever and by whomever it is packed.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - -C "$folder" . | gzip -n >"$archive"
node "$(dirname "$0")/release.mjs" "$tier" "$archive"
