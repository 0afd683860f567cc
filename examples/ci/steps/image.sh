#!/usr/bin/env bash
# Builds the backend's image, pushes it, and prints its digest: what is deployed is named by that, never by a tag.
set -euo pipefail
: "${IMAGE:?the repository, such as registry.example.com/shop/backend}" "${VERSION:?such as the commit}"

docker build --pull --tag "$IMAGE:$VERSION" .
docker push "$IMAGE:$VERSION"
docker inspect --format '{{index .RepoDigests 0}}' "$IMAGE:$VERSION"
