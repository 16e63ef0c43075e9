#!/bin/sh
# What Playwright starts as Firefox: on the very Node that the stories run on.
exec "$STORY_NODE" "$(dirname "$0")/start-firefox.ts" "$@"
