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

# `system` of a settings file, with quotes around it or a comment behind it. The job that applies has no package to ask.
system_of() {
  sed -n "s/^system: *[\"']\{0,1\}\([A-Za-z0-9{}-]*\).*/\1/p" "$1"
}
SYSTEM=$(system_of "$CONFIG")
: "${SYSTEM:?is not said in $CONFIG, in a line such as system: shop}"
STACK=cdktf.out/stacks/$SYSTEM-$ENVIRONMENT
ENGINE=${ENGINE:-terraform}
export ENVIRONMENT CONFIG STACK

# A runner that is thrown away takes a state in a file with it: what it made goes on costing, and no run knows of it.
refuse_local_state() {
  if [ -z "${CI:-}${CI_COMMIT_REF_NAME:-}" ]; then return; fi
  if node -e 'process.exitCode = JSON.parse(require("fs").readFileSync(process.argv[1])).terraform.backend?.local ? 1 : 0' \
    "$STACK/cdk.tf.json"; then return; fi
  echo "the state of $SYSTEM-$ENVIRONMENT is a file, which no other run finds: say 'state: { type: oss, … }' in $1" >&2
  exit 2
}
