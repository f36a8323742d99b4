#!/usr/bin/env bash
# Runs every recipe of OPERATIONS.md as it stands there, on folders that stand for machines and a PostgreSQL of its own.
#
# A block is named by the comment above it, <!-- run: NAME -->, or is shown alone, <!-- shown -->. Any other, or one that
# nothing here runs, is a failure.
# What stands for a host, a folder or a person is in the table that is printed. What needs root, systemd or the network
# is done by an equivalent, in operations/shims, which says so.
. "$(dirname "$0")/common.sh"
. tests/scripts/operations/machines.sh

machine=caisse1
echo 'À la place des noms :'
table | sed 's/^/     /'

. "$here/tests/scripts/operations/one-machine.sh"
. "$here/tests/scripts/operations/counters.sh"
. "$here/tests/scripts/operations/upgraded.sh"
. "$here/tests/scripts/operations/site.sh"
. "$here/tests/scripts/operations/restored.sh"
all_run
echo "OPERATIONS.md : $(ls "$work/used" | wc -l) recettes, toutes suivies en $SECONDS s."
