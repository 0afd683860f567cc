#!/usr/bin/env bash
# Tells a chat how a deployment ended. The address is a secret of the CI system, so it is never printed.
set -euo pipefail
if [ -z "${NOTIFY_URL:-}" ]; then
  echo 'NOTIFY_URL is not set: nobody is told'
  exit
fi
node -e 'console.log(JSON.stringify({ msgtype: "text", text: { content: process.argv[1] } }))' "$1" |
  curl -fsS --max-time 10 -H 'Content-Type: application/json' -o /dev/null --data @- "$NOTIFY_URL"
