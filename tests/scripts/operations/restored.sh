#!/usr/bin/env bash
# The shared house copied, recovered from the server's own backup, brought up to date, found at another address.

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

# A house of the schema before, as an older program left it.
newest=$(ls "$here/migrations/postgres" | sed -n 's/^V\([0-9]*\)__.*/\1/p' | sort -n | tail -n 1)
older() {
  case $newest in
    47)
      echo "ALTER TABLE guard.pin DROP COLUMN set_in;
        DROP TRIGGER touched_kept ON touched; DROP TRIGGER touched_stray ON touched;
        DROP TRIGGER transfer_first ON transfer; DROP FUNCTION guard.transfer_first();
        DROP TRIGGER seat_out_words ON seat_out; DROP FUNCTION seat_out_words();
        CREATE TRIGGER seat_out_no_update BEFORE UPDATE ON seat_out FOR EACH ROW EXECUTE FUNCTION append_only();
        ALTER TABLE site_request DROP COLUMN customer_id CASCADE;
        DROP TRIGGER house_kept ON house; DROP FUNCTION guard.house_kept();
        DROP TABLE former_house; DROP FUNCTION former_house_follows(); DROP FUNCTION guard.notes_former_house();
        DROP VIEW unsettled_refund; DELETE FROM guard.writes WHERE what = 'former_house' OR (action, what) IN
          (('reprise.undone', 'mail'), ('customer.erased', 'seat_out'), ('customer.changed', 'place'),
           ('house.changed', 'performance'));
        DROP TRIGGER reprise_listed ON reprise; DROP TRIGGER reprise_listed_first ON reprise;
        DROP INDEX reprise_left, reprise_by_received, reprise_received;
        CREATE INDEX reprise_received ON reprise (bucket, requested_at_ms, number)
          INCLUDE (show_id, performance_id, place_channel, state);"
      for order in customer:customer_key show:show_key place:place_key paid:paid_cents reprise:reprise_cents \
        fee:fee_cents start:starts_at_ms; do
        echo "DROP INDEX reprise_by_${order%:*};
          CREATE INDEX reprise_by_${order%:*} ON reprise (bucket, ${order#*:}, number)
            INCLUDE (show_id, performance_id, place_channel, state, requested_at_ms) WHERE bucket <> 'done';"
      done
      echo "ALTER TABLE reprise DROP COLUMN listed; DELETE FROM refinery_schema_history WHERE version > 41" ;;
    *) die "say in operations/restored.sh how step $newest is undone, as tests/conformance/upgraded.rs does" ;;
  esac
}
on server
undone=$(older)
typed psql -d theatre -qc "SET ROLE proprietaire; $undone" > /dev/null
on patron
recipe upgrade-shared FILE=owner
on server
typed dropdb --force theatre
install -m 644 "$work/home/patron/before.dump" .
recipe bring-back
on patron
recipe upgrade-shared FILE=owner before.dump=again.dump
on caisse1
sees 'Guichet deux' ctl call counter_list

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
