//! Termes et conditions: written from the policy, counted, accepted as shown, read again.

use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy, Terms};
use contract::reprise::{QuotePlaces, RepriseFile, RepriseQuote, RequestReprise, Requested};
use domain::money::Cents;
use domain::performance::Notice;
use domain::policy::Policy;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::json;
use store::{Engine, Tx, TxExt as _};

use crate::reprises::{file, order};

fn house(desk: &Desk) -> PolicyView {
    desk.ok("Hélène", "policy_view", PolicyAt { scope: PolicyScope::House, scope_id: 0 })
}

fn wished(view: &PolicyView, policy: Policy) -> SetPolicy {
    let PolicyView { scope, scope_id, version, .. } = *view;
    let seen_policy_id = Some(view.policy_id);
    SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) }
}

fn put(desk: &Desk, change: impl Fn(Policy) -> Policy) -> PolicyView {
    let view = house(desk);
    let policy = change(view.policy.clone());
    desk.ok("Hélène", "policy_set", wished(&view, policy))
}

/// What the desk shows before places are asked back, with plain spaces.
fn shown(desk: &Desk, rank: usize) -> (RepriseQuote, String) {
    let place = order(desk, "671083").places[rank].id;
    let quote: RepriseQuote =
        desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: vec![place] });
    let text = plain(&quote.terms_fr);
    (quote, text)
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn request(quote: &RepriseQuote) -> RequestReprise {
    RequestReprise {
        place_ids: quote.places.iter().map(|place| place.id).collect(),
        seen_starts_at_ms: quote.starts_at_ms(),
        terms_version: quote.terms_version,
        expected_reprise_cents: quote.reprise_cents,
    }
}

#[test]
fn the_terms_say_what_the_policy_does_whatever_it_is_set_to() {
    on_each_engine(|desk| {
        let (before, text) = shown(desk, 0);
        assert!(
            text.contains("24 heures avant la séance") && text.contains("sans frais"),
            "{text}"
        );
        assert!(text.contains("jamais versée en argent"), "the house's own words: {text}");
        let now = put(desk, |policy| Policy {
            notice: Notice::Hours(48),
            fee_percent_bp: 1_000,
            fee_max: Some(Cents(500)),
            validity_days: 90,
            ..policy
        });
        let (after, text) = shown(desk, 0);
        for part in ["48 heures avant la séance", "10 %", "5,00 €", "90 jours"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        for gone in ["24 heures", "sans frais", "365"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        assert!(after.terms_en.contains("48\u{a0}hours") || after.terms_en.contains("48 hours"));
        assert!(after.terms_version > before.terms_version);
        assert_eq!((now.terms.version, now.terms.fr), (after.terms_version, after.terms_fr));
    });
}

#[test]
fn what_is_shown_before_saving_is_what_is_shown_afterwards() {
    on_each_engine(|desk| {
        let view = house(desk);
        let policy = Policy { fee_fixed: Cents(150), ..view.policy.clone() };
        let preview: Terms = desk.ok("Hélène", "terms_preview", wished(&view, policy.clone()));
        assert_eq!(house(desk).terms, view.terms, "a preview changes nothing");
        let saved: PolicyView = desk.ok("Hélène", "policy_set", wished(&view, policy.clone()));
        assert_eq!(saved.terms, preview);
        let same: PolicyView = desk.ok("Hélène", "policy_set", wished(&saved, policy));
        assert_eq!(same.terms, preview, "the same words are the same version");
    });
}

#[test]
fn the_house_adds_its_own_words_and_no_figure_of_the_policy() {
    on_each_engine(|desk| {
        let own = |policy: Policy, fr: &str| Policy {
            terms_fr: fr.to_owned(),
            terms_en: "See you soon.".to_owned(),
            ..policy
        };
        put(desk, |policy| own(policy, "Bonjour.\n{conditions}\nÀ bientôt."));
        let (_, text) = shown(desk, 0);
        assert!(text.starts_with("Bonjour.\nLa demande"), "{text}");
        assert!(text.ends_with("\nÀ bientôt.") && !text.contains('{'), "{text}");
        let view = house(desk);
        for by_hand in ["Au plus tard 24 heures avant la séance.", "L’échange est sans frais."]
        {
            let wished = wished(&view, own(view.policy.clone(), by_hand));
            let refusal = desk.call::<PolicyView>("Hélène", "policy_set", wished).unwrap_err();
            assert_eq!((refusal.code, &refusal.args["why"]), (Code::BadPolicy, &"figures".into()));
        }
    });
}

#[test]
fn what_was_accepted_is_read_again_as_it_was_shown() {
    on_each_engine(|desk| {
        let (accepted, _) = shown(desk, 0);
        let made: Requested = desk.ok("Léa", "reprise_request", request(&accepted));
        put(desk, |policy| Policy { notice: Notice::Days(3), ..policy });
        put(desk, |policy| Policy { validity_days: 10, ..policy });
        let kept: RepriseFile = file(desk, made.reprise_ids[0]);
        assert_eq!(kept.terms_version, accepted.terms_version);
        let read = json!({ "version": kept.terms_version });
        let terms: Terms = desk.ok("Karim", "terms_read", read);
        assert_eq!((terms.fr, terms.en), (accepted.terms_fr, accepted.terms_en));
        assert_eq!(desk.refused("Karim", "terms_read", json!({ "version": 99 })), Code::NotFound);
    });
}

#[test]
fn terms_that_changed_since_they_were_shown_are_shown_again() {
    on_each_engine(|desk| {
        let (stale, _) = shown(desk, 0);
        put(desk, |policy| Policy { validity_days: 30, ..policy });
        let refused = desk.refused("Léa", "reprise_request", request(&stale));
        assert_eq!(refused, Code::TermsChanged);
        let (fresh, _) = shown(desk, 0);
        desk.ok::<Requested>("Léa", "reprise_request", request(&fresh));
    });
}

#[test]
fn terms_that_an_earlier_program_kept_as_text_alone_are_written_and_counted_when_they_are_accepted()
{
    on_each_engine(|desk| {
        let view = house(desk);
        let by_hand = Policy {
            notice: Notice::Hours(48),
            terms_version: 1,
            terms_fr: "Au plus tard 24 heures avant.\nÀ bientôt.".to_owned(),
            ..view.policy
        };
        let body = serde_json::to_string(&by_hand).unwrap().replace('\'', "’");
        let store = desk.store();
        let old = format!(
            "INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms) \
             VALUES (77, 'house', 0, {}, '{body}', 1)",
            view.version + 1
        );
        let triggers = |tx: &mut dyn Tx, verb: &str| match tx.engine() {
            Engine::Sqlite => Ok(0),
            Engine::Postgres => {
                tx.execute(format!("ALTER TABLE policy {verb} TRIGGER USER").as_str(), &[])
            }
        };
        store
            .write(|tx| {
                // The table asks for a row of the journal beside it; this hand is the owner's.
                triggers(tx, "DISABLE")?;
                tx.execute(old.as_str(), &[])?;
                triggers(tx, "ENABLE")
            })
            .unwrap();
        let (quote, text) = shown(desk, 0);
        assert!(text.contains("48 heures") && !text.contains("24 heures"), "{text}");
        assert!(text.ends_with("À bientôt."), "{text}");
        let made: Requested = desk.ok("Léa", "reprise_request", request(&quote));
        let version = file(desk, made.reprise_ids[0]).terms_version;
        assert_eq!(version, quote.terms_version);
        let terms: Terms = desk.ok("Léa", "terms_read", json!({ "version": version }));
        assert_eq!(plain(&terms.fr), text);
    });
}
