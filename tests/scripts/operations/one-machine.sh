#!/usr/bin/env bash
# A house of one machine: founded, backed up, restored, looked at.

on caisse1
local_house=$work/home/caisse1/.local/share/Contremarque
recipe install VERSION=0.1.0
answers "$pin" "$pin"
recipe found-here
recipe backup FILE="$work/home/caisse1/ailleurs.sqlite"
recipe restore FILE="$work/home/caisse1/ailleurs.sqlite"
sees avant-restauration ls "$local_house"
mkdir -p .config
into .config/contremarque-backup.env backup.env
before=$(ls "$local_house/sauvegardes" | wc -l)
recipe backup-timer
[ "$(ls "$local_house/sauvegardes" | wc -l)" -gt "$before" ] || die 'the timer made no backup'
recipe upgrade
recipe verify
recipe status FOLDER="$local_house"
sees 'contremarque_up 1' cat "$prom"
