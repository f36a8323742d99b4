//! Files with odd values in them.

use contract::journal::Verification;
use formats::read_bytes;
use harness::desk::on_each_engine;
use office::Code;
use serde_json::{Value as Json, json};

use super::{rows_of, short_export, try_import};

/// A seeded roll of a die with `sides` sides.
fn roller(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |sides| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    }
}

/// Replaces one value somewhere below `json` by one that may not belong there.
fn mutate(json: &mut Json, roll: &mut impl FnMut(usize) -> usize) {
    let below = match json {
        Json::Array(list) if !list.is_empty() => {
            let at = roll(list.len());
            list.get_mut(at)
        }
        Json::Object(fields) if !fields.is_empty() => {
            let at = roll(fields.len());
            fields.values_mut().nth(at)
        }
        _ => None,
    };
    if let Some(below) = below
        && roll(8) > 0
    {
        return mutate(below, roll);
    }
    let odd = [
        json!(null),
        json!(-1),
        json!(""),
        json!("0.00"),
        json!("99999999999999.99"),
        json!("\u{0}\u{202e}王"),
        json!("9999-12-31T23:59:59Z"),
        json!("x".repeat(10_000)),
        json!([]),
        json!({}),
        json!(9_007_199_254_740_993_i64),
    ];
    *json = odd[roll(odd.len())].clone();
}

#[test]
fn a_file_with_odd_values_anywhere_is_taken_whole_or_not_at_all() {
    on_each_engine(|desk| {
        let store = desk.store();
        let mut roll = roller(2_020);
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..150 {
            let mut export = short_export();
            for _ in 0..=roll(2) {
                mutate(&mut export, &mut roll);
            }
            let before = rows_of(&store);
            match read_bytes("pretix", export.to_string().as_bytes()) {
                Err(_) => refused += 1,
                Ok(batch) => match try_import(desk, &batch) {
                    Ok(_) => taken += 1,
                    Err(e) => {
                        let codes = [Code::ImportRefused, Code::ImportConflict];
                        assert!(codes.contains(&e.code), "{e}");
                        assert_eq!(rows_of(&store), before);
                        refused += 1;
                    }
                },
            }
        }
        assert!(taken > 20 && refused > 20, "{taken} taken, {refused} refused");
        let verified: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}
