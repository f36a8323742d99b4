#!/usr/bin/env bash
# The guided tour through the real window, on a virtual screen. Pictures in out/tour, or where asked.
. "$(dirname "$0")/common.sh"
folder=${1:-out/tour}

build
"$bin/tour" "$folder"
echo "Les images sont dans $(realpath "$folder") :"
ls "$folder"
