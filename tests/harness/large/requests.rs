//! A million requests, each with its place, its order, its row of the journal and, where it was
//! accepted, its lot.

use std::collections::HashMap;

use domain::money::Cents;
use domain::text;
use office::books::chain::{self, Link, Transfer};
use office::books::ledger;
use store::params;

use super::asked::{
    Asked, FIRST_BESIDE, FIRST_LOT, FIRST_ORDER, FIRST_ORDER_NUMBER, FIRST_PERFORMANCE,
    FIRST_PLACE, FIRST_REQUEST, FIRST_SHOW, PERFORMANCES_A_SHOW, Stage, title,
};
use super::people::FIRST_ID as FIRST_CUSTOMER;
use super::seals::Seals;
use super::signing::Signer;
use super::{Loader, STATES, Size};
use crate::desk::{BEGINNING_MS, DAY_MS, HOUR_MS};

pub(super) fn load(loader: &mut Loader, stage: &Stage, size: Size, seq: i64) {
    let all = || (0..size.requests).map(|n| Asked::nth(stage, size, n));
    load_season(loader, stage);
    let orders = all().map(|r| {
        let (number, bought) = ((FIRST_ORDER_NUMBER + r.n).to_string(), r.at_ms - 20 * DAY_MS);
        let customer = FIRST_CUSTOMER + r.customer as i64;
        let total = r.paid * (1 + size.beside as i64);
        params![FIRST_ORDER + r.n, number, customer, r.channel, bought, total, 0, "issued"].to_vec()
    });
    let columns = "id, number, customer_id, channel, created_at_ms, total_cents, fees_cents, state";
    loader.rows("orders", columns, orders);
    let places = all().flat_map(|r| {
        (0..=size.beside as i64).map(move |beside| {
            let (id, state) = match beside {
                0 => (FIRST_PLACE + r.n, r.place_state()),
                _ => (FIRST_BESIDE + r.n * size.beside as i64 + beside, "live"),
            };
            params![
                id,
                FIRST_ORDER + r.n,
                1 + beside,
                FIRST_PERFORMANCE + r.performance as i64,
                stage.category_id,
                stage.rate_id,
                r.paid,
                210,
                r.channel,
                state,
                format!("large{beside:03}{:016}", r.n),
                "",
                0
            ]
            .to_vec()
        })
    });
    let columns = "id, order_id, rank, performance_id, category_id, rate_id, price_cents, vat_bp, \
        channel, state, code, holder, copies";
    loader.rows("place", columns, places);
    let columns = "id, number, place_id, order_id, customer_id, performance_id, show_id, channel, \
        state, bucket, requested_at_ms, paid_cents, reprise_cents, fee_cents, policy_id, \
        terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, \
        show_key, place_key, search_key, place_channel, listed, decided_by, decided_at_ms, version";
    loader.rows("reprise", columns, all().map(|r| r.row(stage)));
    load_words(loader, stage, size);
    load_counts(loader, all());
    load_money(loader, stage, size, seq);
    let counted = format!(
        "INSERT INTO series (name, last) VALUES ('reprise', {0}) \
        ON CONFLICT (name) DO UPDATE SET last = series.last + {0}",
        size.requests
    );
    loader.run(&counted);
}

fn load_season(loader: &mut Loader, stage: &Stage) {
    let shows = stage.performances.div_ceil(PERFORMANCES_A_SHOW);
    let rows =
        (0..shows).map(|n| params![FIRST_SHOW + n as i64, title(n), text::key(&title(n))].to_vec());
    loader.rows("show", "id, title, title_key", rows);
    let rows = (0..stage.performances).map(|n| {
        let starts = BEGINNING_MS - 300 * DAY_MS + n as i64 * 3 * HOUR_MS;
        let show = FIRST_SHOW + (n / PERFORMANCES_A_SHOW) as i64;
        params![FIRST_PERFORMANCE + n as i64, show, stage.hall_id, starts, 210, 0].to_vec()
    });
    loader.rows("performance", "id, show_id, hall_id, starts_at_ms, vat_bp, on_sale", rows);
}

fn load_words(loader: &mut Loader, stage: &Stage, size: Size) {
    let mut words: Vec<(String, i64)> = (0..size.requests)
        .flat_map(|n| {
            let r = Asked::nth(stage, size, n);
            let key = r.search_key(stage);
            let row = |word: &str| (word.to_owned(), FIRST_REQUEST + r.n);
            office::reprise::words(&key).into_iter().map(row).collect::<Vec<_>>()
        })
        .collect();
    words.sort_unstable();
    let rows = words.into_iter().map(|(word, id)| params![word, id].to_vec());
    loader.rows("reprise_word", "word, reprise_id", rows);
}

fn load_counts(loader: &mut Loader, all: impl Iterator<Item = Asked>) {
    let mut counts: HashMap<(i64, i64, &str, &str), i64> = HashMap::new();
    for r in all {
        let performance = FIRST_PERFORMANCE + r.performance as i64;
        for (performance, show) in [(0, 0), (performance, FIRST_SHOW + r.show() as i64)] {
            for (state, _) in STATES {
                let counted =
                    counts.entry((performance, show, r.channel, state.key())).or_default();
                *counted += i64::from(state == r.state);
            }
            for state in ["duplicate", "moot", "reversed"] {
                counts.entry((performance, show, r.channel, state)).or_default();
            }
        }
    }
    let rows = counts.into_iter().map(|((performance, show, channel, state), count)| {
        params![performance, show, channel, state, count].to_vec()
    });
    let columns = "performance_id, show_id, place_channel, state, count";
    loader.rows("reprise_count", columns, rows);
}

fn load_money(loader: &mut Loader, stage: &Stage, size: Size, seq: i64) {
    let accepted = || {
        let all = (0..size.requests).map(|n| Asked::nth(stage, size, n));
        all.filter(Asked::accepted).enumerate().map(|(lot, r)| (lot as i64, r))
    };
    let accounts = accepted().map(|(lot, r)| {
        let name = format!("lot-{}", stage.first_lot + lot);
        params![FIRST_LOT + r.n, "lot", name, 0, 0, r.at_ms + 365 * DAY_MS].to_vec()
    });
    loader.rows("account", "id, kind, name, debit_cents, credit_cents, expires_at_ms", accounts);
    let lots = accepted().map(|(lot, r)| {
        params![
            FIRST_LOT + r.n,
            stage.first_lot + lot,
            FIRST_CUSTOMER + r.customer as i64,
            "reprise",
            FIRST_REQUEST + r.n,
            r.reprise,
            r.at_ms + HOUR_MS,
            r.at_ms + 365 * DAY_MS
        ]
        .to_vec()
    });
    let columns = "id, number, customer_id, origin, reprise_id, issued_cents, issued_at_ms, \
        expires_at_ms";
    loader.rows("credit_lot", columns, lots);
    let parts = accepted().map(|(_, r)| {
        let none = Option::<i64>::None;
        params![FIRST_REQUEST + r.n, seq + 1 + r.n, 0, none, r.paid, r.reprise, FIRST_LOT + r.n]
            .to_vec()
    });
    let columns = "reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id";
    loader.rows("reprise_part", columns, parts);
    let (count, cents) = accepted().fold((0, 0), |(n, sum), (_, r)| (n + 1, sum + r.reprise));
    let counted = format!(
        "INSERT INTO series (name, last) VALUES ('lot', {count}) \
        ON CONFLICT (name) DO UPDATE SET last = series.last + {count}; \
        UPDATE account SET debit_cents = debit_cents + {cents} WHERE id = {}; \
         UPDATE account SET credit_cents = \
           (SELECT l.issued_cents FROM credit_lot l WHERE l.id = account.id) \
         WHERE id >= {FIRST_LOT} AND id < {FIRST_LOT} + {}",
        ledger::REPRISES,
        size.requests
    );
    loader.run(&counted);
}

/// One row a request, hashed as the program hashes them. Together they seal every row of the house.
pub(super) fn load_journal(
    loader: &mut Loader,
    stage: &Stage,
    size: Size,
    (seq, hash): (i64, Vec<u8>),
    seals: &Seals,
    signer: &mut Signer,
) {
    let mut prev = hash;
    let rows = (0..size.requests).map(|n| {
        let r = Asked::nth(stage, size, n);
        let link = Link {
            seq: seq + 1 + r.n,
            at_ms: r.at_ms,
            operator_id: stage.operator_id.into(),
            counter_id: 0.into(),
            command_id: format!("00000000-0000-7000-8000-{n:012x}"),
            action: r.action().key().to_owned(),
            customer_id: Some((FIRST_CUSTOMER + r.customer as i64).into()),
            order_id: Some((FIRST_ORDER + r.n).into()),
            reprise_id: Some((FIRST_REQUEST + r.n).into()),
            data: r.data(stage),
            note_hash: None,
        };
        let moved = r.accepted().then_some(transfer(&r));
        let mut seal = seals.part(n, size.requests);
        seal.extend(signer.signs(n, (seq + r.n, &prev), r.at_ms));
        let hash = chain::sealed_hash(&prev, &link, Some(&seal), moved.as_slice());
        let before = std::mem::replace(&mut prev, hash.clone());
        params![
            link.seq,
            link.at_ms,
            link.operator_id,
            link.counter_id,
            link.command_id,
            link.action,
            link.customer_id,
            link.order_id,
            link.reprise_id,
            link.data,
            before,
            hash,
            seal
        ]
        .to_vec()
    });
    let columns = "seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, \
        reprise_id, data, prev_hash, hash, seal";
    loader.rows("journal", columns, rows);
    loader.rows("signature", "seq, counter_id, at_ms, body", signer.signatures.drain(..));
    let transfers = (0..size.requests).map(|n| Asked::nth(stage, size, n)).filter(Asked::accepted);
    let transfers = transfers.map(|r| {
        let t = transfer(&r);
        params![seq + 1 + r.n, 0, t.debit_id, t.credit_id, t.amount_cents].to_vec()
    });
    loader.rows("transfer", "seq, rank, debit_id, credit_id, amount_cents", transfers);
    let hash: String = prev.iter().map(|byte| format!("{byte:02x}")).collect();
    loader.head(seq + size.requests as i64, &hash);
}

fn transfer(r: &Asked) -> Transfer {
    Transfer {
        debit_id: ledger::REPRISES,
        credit_id: (FIRST_LOT + r.n).into(),
        amount_cents: Cents(r.reprise),
    }
}
