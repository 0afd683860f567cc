#!/usr/bin/env bash
# Runs a step for the merge request of this branch that is open, such as `merge-request.sh ci/review.sh`. Yunxiao Flow says the
# branch alone, so Codeup is asked. The step knows NUMBER, and by BRANCH and BASE the branch that the request goes to.
set -euo pipefail
branch=${CI_COMMIT_REF_NAME:?the branch, which Flow says}

found=$(node "$(dirname "$0")/codeup.mjs" open "$branch")
if [ -z "$found" ]; then
  echo "no merge request of the branch '$branch' is open: there is nothing to do"
  exit
fi
code=0
while read -r number target; do
  echo "merge request $number, from '$branch' to '$target'"
  NUMBER=$number BRANCH=$target BASE=origin/$target "$@" </dev/null || code=1
done <<<"$found"
exit "$code"
