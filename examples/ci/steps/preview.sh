#!/usr/bin/env bash
# An environment of its own for a pull request: `preview.sh up 42`, and `preview.sh down 42` when it is closed.
# preview.yaml is a settings file with one environment, development, in which {number} stands for the number.
set -euo pipefail
action=$1 number=$2
case $number in '' | *[!0-9]*) echo "a pull request has a number, got '$number'" >&2 && exit 2 ;; esac
# Ranges of addresses are few: ten previews have one each at a time.
slot=$((number % 10))
sed -e "s/{number}/$number/g" -e "s/{slot}/$slot/g" preview.yaml >preview-settings.yaml
export CONFIG=preview-settings.yaml ENVIRONMENT=development
. "$(dirname "$0")/settings.sh"

npx pigeon synth --config "$CONFIG" --env "$ENVIRONMENT"
"$ENGINE" -chdir="$STACK" init
case $action in
  up) "$ENGINE" -chdir="$STACK" apply -lock-timeout=10m -auto-approve ;;
  down) "$ENGINE" -chdir="$STACK" destroy -lock-timeout=10m -auto-approve ;;
  *) echo "up or down, got '$action'" >&2 && exit 2 ;;
esac
