//! Books that were rewritten as a whole, chain and all, by who owns the database: told from the true ones by papers,
//! by what counters saw, and by their signatures.

use contract::journal::{PaperChecked, PaperStanding, Verification};
use contract::operator::AppState;
use domain::paper_mark;
use harness::desk::Desk;
use harness::small::small_house;
use office::books::chain::{self, Link, Transfer};
use serde::Deserialize;
use serde_json::json;
use store::{Engine, TxExt};

use super::hands::by_hand;
use crate::sales::two_seats_are_sold;

#[derive(Deserialize)]
struct Sealed {
    seal: Option<Vec<u8>>,
}

#[derive(Deserialize)]
struct Of {
    seq: i64,
}

#[derive(Deserialize)]
struct Told {
    seq: i64,
    hash: Vec<u8>,
}

fn told(desk: &Desk, row: i64) -> Vec<u8> {
    let sql = format!("SELECT seq, hash FROM journal WHERE seq = {row}");
    let told: Option<Told> = desk.store().read(|tx| tx.row(sql.as_str(), &[])).unwrap();
    let told = told.unwrap();
    assert_eq!(told.seq, row);
    told.hash
}

/// Says that somebody else did the last thing, and computes the chain anew from its first row on.
fn rewrite(desk: &Desk) {
    let columns = "SELECT seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, \
        reprise_id, data, note_hash FROM journal ORDER BY seq";
    let moved = "SELECT debit_id, credit_id, amount_cents FROM transfer ORDER BY seq, rank";
    let store = desk.store();
    let (mut rows, seals, moved, of) = store
        .read(|tx| {
            let rows: Vec<Link> = tx.rows(columns, &[])?;
            let seals: Vec<Sealed> = tx.rows("SELECT seal FROM journal ORDER BY seq", &[])?;
            let moved: Vec<Transfer> = tx.rows(moved, &[])?;
            let of: Vec<Of> = tx.rows("SELECT seq FROM transfer ORDER BY seq, rank", &[])?;
            Ok::<_, store::StoreError>((rows, seals, moved, of))
        })
        .unwrap();
    let first = rows.first().unwrap().seq;
    for row in &mut rows {
        row.at_ms -= 1;
    }
    let literal = |bytes: &[u8]| {
        let hex = domain::text::hex(bytes);
        match store.engine() {
            Engine::Sqlite => format!("x'{hex}'"),
            Engine::Postgres => format!("'\\x{hex}'::bytea"),
        }
    };
    let beginning = format!("SELECT seq, prev_hash AS hash FROM journal WHERE seq = {first}");
    let beginning: Option<Told> = store.read(|tx| tx.row(beginning.as_str(), &[])).unwrap();
    let mut prev = beginning.unwrap().hash;
    let mut texts = Vec::new();
    for (link, sealed) in rows.iter().zip(&seals) {
        let told = moved.iter().zip(&of).filter(|(_, of)| of.seq == link.seq);
        let transfers: Vec<Transfer> = told.map(|(transfer, _)| *transfer).collect();
        let hash = chain::sealed_hash(&prev, link, sealed.seal.as_deref(), &transfers);
        texts.push(format!(
            "UPDATE journal SET at_ms = {}, prev_hash = {}, hash = {} WHERE seq = {}",
            link.at_ms,
            literal(&prev),
            literal(&hash),
            link.seq
        ));
        prev = hash;
    }
    texts.push(format!("UPDATE head SET hash = {}", literal(&prev)));
    drop(store);
    by_hand(desk, &texts.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn books_that_were_rewritten_as_a_whole_are_told_by_a_paper_and_by_the_counter() {
    for desk in [Desk::sqlite(&small_house()), Desk::postgres(&small_house())] {
        two_seats_are_sold(&desk);
        let row = super::hands::rows(&desk);
        let paper = format!("{row} {}", paper_mark::word(&told(&desk, row)));
        let checked = |said: &str| {
            desk.ok::<PaperChecked>("Karim", "paper_check", json!({ "said": said })).standing
        };
        assert_eq!(checked(&paper), PaperStanding::Right);
        rewrite(&desk);
        assert_eq!(checked(&paper), PaperStanding::Rewritten);
        let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert_eq!(found.what.as_deref(), Some("rewritten"), "{found:?}");
        let desk = desk.reopened();
        let back = desk.ok::<AppState>("", "app_state", json!({})).went_back.unwrap();
        assert_eq!((back.seen_row, back.missing), (row, 0));
    }
}
