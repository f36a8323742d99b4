#!/usr/bin/env bash
# Sourced by what runs in parts: each part is timed and goes on after a failure; a summary closes.

summary=()
failed=0

part() { # NAME CMD…
  local name=$1 began=$SECONDS verdict='réussi'
  shift
  printf '\n── %s\n' "$name"
  "$@" || { verdict='ÉCHEC'; failed=1; }
  # Two bytes an accented letter: printf counts bytes, so the verdict comes last.
  summary+=("$(printf '%6d s  %s : %s' $((SECONDS - began)) "$name" "$verdict")")
  [ "$verdict" = 'réussi' ]
}

# Prints what each part took, then NOTE if there is one; its status is that of the whole.
closing() { # [NOTE]
  printf '\n── Bilan\n'
  printf '%s\n' "${summary[@]}"
  printf '%6d s  en tout\n' "$SECONDS"
  [ -z "${1:-}" ] || printf '%s\n' "$1"
  if [ $failed = 0 ]; then echo 'Tout est réussi.'; else echo 'Il y a des échecs.'; fi
  return $failed
}
