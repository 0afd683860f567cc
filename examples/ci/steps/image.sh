#!/usr/bin/env bash
# Builds the backend's image, pushes it, and prints its digest: what is deployed is named by that, never by a tag.
set -euo pipefail
: "${IMAGE:?the repository, such as registry.example.com/shop/backend}" "${VERSION:?such as the commit}"

# With REGISTRY, an instance such as cri-x1y2z3, docker logs in as the role of this job. Otherwise it is logged in already.
if [ -n "${REGISTRY:-}" ]; then
  node "$(dirname "$0")/registry-login.mjs" "$REGISTRY" "${IMAGE%%/*}"
fi
docker build --pull --tag "$IMAGE:$VERSION" .
docker push "$IMAGE:$VERSION"
docker inspect --format '{{index .RepoDigests 0}}' "$IMAGE:$VERSION"
