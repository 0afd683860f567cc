#!/usr/bin/env bash
# Destroys the previews whose merge requests on Codeup are merged or closed. What Codeup does not say that of stays.
set -euo pipefail
here=$(dirname "$0")

# Where states are kept stands in each stack, so one that there is no merge request of is looked into.
number=0
. "$here/preview-settings.sh"
name=$(system_of preview.yaml)-$ENVIRONMENT
numbers=$(node "$here/previews.mjs" "$name" "$STACK/cdk.tf.json")
code=0
for number in $numbers; do
  status=$(node "$here/codeup.mjs" status "$number") || {
    code=1
    continue
  }
  case $status in
    MERGED | CLOSED) NUMBER=$number "$here/preview.sh" down || code=1 ;;
    UNDER_DEV | UNDER_REVIEW | TO_BE_MERGED) echo "the preview of merge request $number stays: it is $status" ;;
    *) echo "merge request $number is '$status', which is not known: its preview stays" >&2 && code=1 ;;
  esac
done
exit "$code"
