#!/usr/bin/env bash
# Plans a merge request against the branch that it goes to, and puts what that says into a comment.
set -euo pipefail
: "${BRANCH:?the branch that it goes to}" "${BASE:?the same, as it is fetched, such as origin/main}"

git fetch --no-tags origin "+refs/heads/$BRANCH:refs/remotes/$BASE"
"$(dirname "$0")/plan.sh"
cat review.md
"$(dirname "$0")/comment.sh"
