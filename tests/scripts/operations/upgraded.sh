#!/usr/bin/env bash
# The shared house brought up to date, before it has anything that the schema before could not hold.

# As an older program left it.
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
    *) die "say in operations/upgraded.sh how step $newest is undone, as tests/conformance/upgraded.rs does" ;;
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
sees 'Guichet 2' ctl call counter_list
