#!/usr/bin/env bash
# Plans a merge request against the branch that it goes to, and puts what that says into a comment.
set -euo pipefail
: "${BRANCH:?the branch that it goes to}" "${BASE:?the same, as it is fetched, such as origin/main}"

case $BRANCH in
  main | production | staging | develop | development) ;;
  *)
    echo "no environment belongs to the branch '$BRANCH': there is nothing to plan"
    exit
    ;;
esac
git fetch --no-tags origin "+refs/heads/$BRANCH:refs/remotes/$BASE"
"$(dirname "$0")/plan.sh"
cat review.md
"$(dirname "$0")/comment.sh"
