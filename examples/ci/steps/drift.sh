#!/usr/bin/env bash
# Ends with 1 where somebody changed by hand what the stack says.
. "$(dirname "$0")/settings.sh"

npx pigeon synth --config "$CONFIG" --env "$ENVIRONMENT"
refuse_local_state "$CONFIG"
"$ENGINE" -chdir="$STACK" init
code=0
"$ENGINE" -chdir="$STACK" plan -lock=false -detailed-exitcode >drift.txt || code=$?
case $code in
  0) echo "$SYSTEM-$ENVIRONMENT is as it should be" ;;
  2)
    cat drift.txt
    echo "$SYSTEM-$ENVIRONMENT differs from what is committed" >&2
    exit 1
    ;;
  *)
    cat drift.txt
    exit "$code"
    ;;
esac
