#!/usr/bin/env bash
# A house on a server with TLS and an authority of its own; counters by hand and by the file of all; what is lost.

on server
recipe tls
cp ca.pem "$work/ca.pem"
recipe tls-install
into "$pg/data/postgresql.conf" postgresql.conf
# The lines of a new cluster let this machine in without TLS: here, what the recipe says is all there is.
sed -i '/^host /d' "$pg/data/pg_hba.conf"
into "$pg/data/pg_hba.conf" pg_hba.conf
on root
recipe restart
on server
answers secret-owner secret-owner
recipe owner

on patron
secret owner secret-owner
recipe found FILE=owner OWNER=maison
sees '"here":true' ctl --data maison --password-file owner \
  --database "postgres://proprietaire@127.0.0.2:$port/theatre?sslrootcert=$work/ca.pem" call counter_list
said 'la base est vidée : la maison y est maintenant déménagée, au lieu d’être fondée'
on server
typed dropdb theatre
typed createdb --owner=proprietaire theatre
on caisse1
secret owner secret-owner
recipe move FILE=owner
on server
cp "$here"/migrations/postgres/{roles,site}.sql .
answers secret-guichet secret-guichet
recipe roles
on caisse1
sees proprietaire typed contremarquectl address
answers secret-guichet
recipe owner-out
sees guichet@ typed contremarquectl address

on caisse2
cp "$work/ca.pem" .
answers secret-guichet
recipe join
opened
on caisse1
recipe counters
known 'Guichet 2'
recipe admit $known
on laptop
laptop="Guichet $(tr -d '\n' < /proc/sys/kernel/hostname)"
mkdir -p etc/contremarque
cp "$work/ca.pem" etc/contremarque/
into etc/contremarque/counter.conf counter.conf
secret etc/contremarque/password secret-guichet
recipe join-set-up
opened
on caisse1
known "$laptop"
recipe admit $known
on laptop
sees Hélène ctl call counter_list

on server
answers secret-nouveau secret-nouveau
recipe password
on caisse2
fails 'mot de passe' ctl call counter_list
answers secret-nouveau
recipe password-counter
on caisse1
answers secret-nouveau
recipe password-counter
on caisse2
sees "$laptop" ctl call counter_list
known "$laptop"
recipe revoke $known
on laptop
fails 'mot de passe' ctl call counter_list
secret etc/contremarque/password secret-nouveau
fails . ctl --password-file etc/contremarque/password call counter_list
on server
typed psql -d theatre -qc "CREATE ROLE perdu LOGIN PASSWORD 'secret-perdu' IN ROLE contremarque_guichet" \
  -c 'SET ROLE perdu' -c "SELECT lo_from_bytea(0, 'x')" > /dev/null
fails 'large object' typed psql -d theatre -qc 'DROP ROLE perdu'
recipe drop-login LOST=perdu
sees '^0$' typed psql -d theatre -qAtc "SELECT COUNT(*) FROM pg_roles WHERE rolname = 'perdu'"
on patron
recipe reset-pin FILE=owner OWNER=nouvelle
