#!/usr/bin/env bash
# Waits until the site is well: three good answers in a row, within ten minutes. With HEALTH_URL=none nothing looks.
set -euo pipefail
: "${HEALTH_URL:?such as https://www.example.com/api/health/ready, or none}"

if [ "$HEALTH_URL" = none ]; then
  echo 'HEALTH_URL is none: nothing looks whether the site is well'
  exit
fi

good=0
for _ in $(seq "${ATTEMPTS:-120}"); do
  if curl -fsS --max-time 5 -o /dev/null "$HEALTH_URL"; then good=$((good + 1)); else good=0; fi
  if [ "$good" -ge 3 ]; then
    echo "$HEALTH_URL is well"
    exit
  fi
  sleep "${PAUSE:-5}"
done
echo "$HEALTH_URL did not become well; to go back, name the version before in pigeon.yaml" >&2
exit 1
