#!/usr/bin/env bash
# The shared house copied, recovered from the server's own backup, found at another address.

on patron
recipe backup-shared FILE=owner
on root
into "$pg/data/postgresql.conf" archive.conf
on server
answers secret-copie secret-copie
recipe replication
into "$pg/data/pg_hba.conf" replication.conf
on root
recipe restart
on server
# As ~/.pgpass has it, of the login that copies.
printf '*:*:*:copie:secret-copie\n' >> .pgpass
recipe base
on caisse1
ctl call counter_rename '{"id":'"$(known 'Guichet 2' && echo "${known%% *}" | cut -d= -f2)"',"version":2,"name":"Guichet deux"}' > /dev/null
on server
sleep 1
typed psql -d theatre -qAtc 'SELECT pg_switch_wal()' > /dev/null
on root
recipe recover
into "$pg/data/postgresql.conf" recovery.conf
recipe start
on caisse1
until_it ctl call counter_list
sees 'Guichet deux' ctl call counter_list
recipe go-on
recipe verify

# Found at another address, by another authority.
recipe hosts
recipe host
sees 127.0.0.3 typed contremarquectl address
on server
typed mkdir new
cd new
recipe tls
recipe tls-install
cp ca.pem "$work/home/caisse1/NEWCA.pem"
on root
recipe restart
on caisse1
fails . ctl call counter_list
recipe authority
sees 'Guichet deux' ctl call counter_list
