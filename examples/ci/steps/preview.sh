#!/usr/bin/env bash
# An environment of its own for a pull request: `preview.sh up 42`, and `preview.sh down 42` when it is closed.
set -euo pipefail
action=$1 number=${2:-${NUMBER:-}}
case $number in '' | *[!0-9]*) echo "a pull request has a number, got '$number'" >&2 && exit 2 ;; esac
. "$(dirname "$0")/preview-settings.sh"
refuse_local_state preview.yaml

"$ENGINE" -chdir="$STACK" init
case $action in
  up) "$ENGINE" -chdir="$STACK" apply -lock-timeout=10m -auto-approve ;;
  down) "$ENGINE" -chdir="$STACK" destroy -lock-timeout=10m -auto-approve ;;
  *) echo "up or down, got '$action'" >&2 && exit 2 ;;
esac
