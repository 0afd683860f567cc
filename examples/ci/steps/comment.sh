#!/usr/bin/env bash
# Puts review.md into a comment of a merge request of GitLab or Codeup. REVIEW_TOKEN is a project access token of GitLab with
# the scope `api`, for the token of a job may not comment, or a personal access token of Codeup that may read and write merge
# requests. It is a secret of the CI system, so it is given to curl on its standard input.
set -euo pipefail
number=${CI_MERGE_REQUEST_IID:-${NUMBER:-}}
if [ -z "$number" ]; then
  exit
fi
if [ -z "${REVIEW_TOKEN:-}" ]; then
  echo 'REVIEW_TOKEN is not set: the plan is in the artifact review.md, and in no comment'
  exit
fi
if [ -n "${CODEUP_REPOSITORY:-}" ]; then
  exec node "$(dirname "$0")/codeup.mjs" comment "$number" review.md
fi
printf 'header = "PRIVATE-TOKEN: %s"\n' "$REVIEW_TOKEN" |
  curl -fsS --max-time 30 --config - -o /dev/null --data-urlencode body@review.md \
    "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$number/notes"
