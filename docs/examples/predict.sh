#!/bin/sh
# Asks a model, has the answer explained, says what would have been right, and streams a list.
# ATTUNE_URL, ATTUNE_TENANT, ATTUNE_MODEL, ATTUNE_KEY (scopes predict and feedback) come from the environment.
set -eu

tenant="${ATTUNE_URL:-http://localhost:8082}/v1/tenants/$ATTUNE_TENANT"
predict="$tenant/models/$ATTUNE_MODEL/predict"

ask() { # a URL, then more options of curl
  url=$1
  shift
  curl --silent --show-error --fail-with-body --compressed --retry 5 --retry-max-time 300 \
    --header "Authorization: Bearer $ATTUNE_KEY" "$@" "$url"
}

# One text. --retry waits as long as Retry-After says on 429 and 503, within five minutes.
answer=$(ask "$predict" --json '{"inputs": [{"text": "I can'\''t stop smiling today."}], "topK": 2}')
echo "$answer"

# The id is in the answer; any JSON tool finds it, and so does sed.
id=$(echo "$answer" | sed -n 's/.*"id":"\([0-9a-f-]*\)".*/\1/p')

# Why: each token with what it adds to the score.
ask "$predict" --json '{"inputs": [{"text": "So happy"}], "explain": true}'
echo

# What would have been right; a single-label model here.
ask "$tenant/predictions/$id/feedback" --json "{\"label\": \"$ATTUNE_LABEL\"}"
echo

# A long list, a line for each text, compressed. curl -T sends and reads at the same time.
printf '{"text": "line %s"}\n' 1 2 3 | gzip |
  ask "$predict" --request POST --upload-file - \
    --header "Content-Type: application/x-ndjson" --header "Content-Encoding: gzip"
