#!/usr/bin/env bash
# Applies exactly the plan that was reviewed. Where the world has changed since, the engine refuses it: plan again.
. "$(dirname "$0")/settings.sh"
# What health.sh needs afterwards is asked for before anything is changed. Not to look is said, and not forgotten.
: "${HEALTH_URL:?such as https://www.example.com/api/health/ready, or none where nothing looks whether the site is well}"

# Plugins of another run may have lost their mode bits on the way here: they are fetched again, by the lock file.
rm -rf "$STACK/.terraform"
"$ENGINE" -chdir="$STACK" init
"$ENGINE" -chdir="$STACK" apply -lock-timeout=10m reviewed.plan
