# shellcheck shell=bash
# The settings of the preview that has $number, synthesized. It is sourced.
# preview.yaml is a settings file with one environment, development, in which {number} stands for the number.
: "${number:?of the merge request}"

# Ranges of addresses are few: previews whose numbers end with the same digit have the same.
sed -e "s/{number}/$number/g" -e "s/{slot}/$((number % 10))/g" preview.yaml >preview-settings.yaml
export CONFIG=preview-settings.yaml ENVIRONMENT=development
. "$(dirname "$0")/settings.sh"

npx pigeon synth --config "$CONFIG" --env "$ENVIRONMENT"
