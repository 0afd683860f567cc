#!/usr/bin/env bash
# Applies exactly the plan that was reviewed. Where the world has changed since, the engine refuses it: plan again.
. "$(dirname "$0")/settings.sh"

"$ENGINE" -chdir="$STACK" init
"$ENGINE" -chdir="$STACK" apply -lock-timeout=10m reviewed.plan
