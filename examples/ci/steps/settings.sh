# shellcheck shell=bash
# What every step knows. It is sourced, and changes nothing.
set -euo pipefail
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0

# The environment of a branch; ENVIRONMENT says another.
case "${ENVIRONMENT:-${BRANCH:-}}" in
  main | production) ENVIRONMENT=production ;;
  staging) ENVIRONMENT=staging ;;
  develop | development) ENVIRONMENT=development ;;
  *)
    echo "no environment belongs to the branch '${BRANCH:-}'; main, production, staging and develop have one" >&2
    exit 2
    ;;
esac
CONFIG=${CONFIG:-pigeon.yaml}
SYSTEM=$(sed -n 's/^system: *//p' "$CONFIG")
STACK=cdktf.out/stacks/$SYSTEM-$ENVIRONMENT
ENGINE=${ENGINE:-terraform}
export ENVIRONMENT CONFIG STACK
