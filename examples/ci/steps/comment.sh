#!/usr/bin/env bash
# Puts review.md into a comment of a GitLab merge request. REVIEW_TOKEN is a project access token with the scope `api`: the
# token of a job may not comment. It is a secret of the CI system, so it is given to curl on its standard input.
set -euo pipefail
if [ -z "${CI_MERGE_REQUEST_IID:-}" ]; then
  exit
fi
if [ -z "${REVIEW_TOKEN:-}" ]; then
  echo 'REVIEW_TOKEN is not set: the plan is in the artifact review.md, and in no comment'
  exit
fi
printf 'header = "PRIVATE-TOKEN: %s"\n' "$REVIEW_TOKEN" |
  curl -fsS --max-time 30 --config - -o /dev/null --data-urlencode body@review.md \
    "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
