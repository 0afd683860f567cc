#!/usr/bin/env bash
# Checks and plans an environment. Leaves the plan, its stack and review.md, which a reviewer reads.
. "$(dirname "$0")/settings.sh"

npx pigeon synth --config "$CONFIG" --env "$ENVIRONMENT"
refuse_local_state "$CONFIG"
npx pigeon check --config "$CONFIG" --env "$ENVIRONMENT" --format sarif --out findings.sarif
"$ENGINE" -chdir="$STACK" init
"$ENGINE" -chdir="$STACK" plan -lock-timeout=10m -out=reviewed.plan

{
  echo "## $SYSTEM, $ENVIRONMENT"
  if [ -n "${BASE:-}" ]; then
    # It ends with 1 where data would be lost, which the reviewer is to see before anything stops.
    npx pigeon diff "$BASE" --config "$CONFIG" --env "$ENVIRONMENT" --format markdown || true
  fi
  npx pigeon cost --config "$CONFIG" --env "$ENVIRONMENT" --format markdown
  # What stops a plan has stopped it above. What is left is told.
  npx pigeon check --config "$CONFIG" --env "$ENVIRONMENT" --format markdown --fail-on never
  echo '<details><summary>The plan</summary>'
  echo
  echo '```'
  "$ENGINE" -chdir="$STACK" show -no-color reviewed.plan
  echo '```'
  echo
  echo '</details>'
} >review.md
# Plugins do not belong into an artifact: they are large, and an archive may keep no mode bits. The lock file stays.
rm -rf "$STACK/.terraform"
