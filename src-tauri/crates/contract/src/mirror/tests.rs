//! A mirror says of its type what the type itself writes, no more and no less.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::amendment::{AmendmentKind, Difference, Grave, Standing};
use domain::law::Hole;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::performance::Notice;
use domain::place::PlaceState;
use domain::policy::{Outcome, Policy, Reason, Rule};
use domain::reprise::{Bucket, RepriseFlag, RepriseState};
use domain::sale_window::SaleState;
use domain::vat::VatLine;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

/// The words that the schema of a mirror allows.
fn words<M: JsonSchema>() -> BTreeSet<String> {
    let schema = schema_for!(M).to_value();
    let listed = schema["enum"].as_array().into_iter().flatten();
    let each = schema["oneOf"].as_array().into_iter().flatten().map(|one| &one["const"]);
    listed.chain(each).filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Reads each word of a mirror as its type, which writes it again; a word that is none of the type's is
/// an error that names those that are.
fn reads_all<T: Serialize + DeserializeOwned, M: JsonSchema>() {
    let words = words::<M>();
    assert!(!words.is_empty());
    for word in &words {
        let value: T = serde_json::from_value(json!(word)).unwrap();
        assert_eq!(serde_json::to_value(&value).unwrap(), json!(word));
    }
    let odd = serde_json::from_value::<T>(json!("no such word"));
    let said = odd.err().unwrap().to_string();
    let known: BTreeSet<String> = said.split('`').skip(3).step_by(2).map(str::to_owned).collect();
    assert_eq!(known, words, "{said}");
}

/// The fields that the schema of a mirror allows.
fn fields<M: JsonSchema>() -> BTreeSet<String> {
    let schema = schema_for!(M).to_value();
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

fn fields_of(value: &impl Serialize) -> BTreeSet<String> {
    serde_json::to_value(value).unwrap().as_object().unwrap().keys().cloned().collect()
}

#[test]
fn an_enumeration_has_the_words_of_its_mirror() {
    reads_all::<Role, super::Role>();
    reads_all::<Hole, super::Hole>();
    reads_all::<PlaceState, super::PlaceState>();
    reads_all::<RepriseState, super::RepriseState>();
    reads_all::<Bucket, super::Bucket>();
    reads_all::<TenderKind, super::TenderKind>();
    reads_all::<SaleState, super::SaleState>();
    reads_all::<RepriseFlag, super::RepriseFlag>();
    reads_all::<Rule, super::Rule>();
    reads_all::<Outcome, super::Outcome>();
    reads_all::<AmendmentKind, super::AmendmentKind>();
    reads_all::<Difference, super::Difference>();
    reads_all::<Grave, super::Grave>();
    reads_all::<Standing, super::Standing>();
}

#[test]
fn a_structure_has_the_fields_of_its_mirror() {
    let reason = Reason { code: "other".into(), fr: "Autre".into(), en: "Other".into() };
    let policy = Policy {
        eligible: true,
        notice: Notice::Hours(24),
        fee_fixed: Cents(0),
        fee_percent_bp: 0,
        fee_min: Cents(0),
        fee_max: None,
        rates: None,
        channels: None,
        validity_days: 365,
        grace_days: 30,
        sign_from: None,
        reasons: vec![reason.clone()],
        terms_version: 1,
        terms_fr: String::new(),
        terms_en: String::new(),
    };
    assert_eq!(fields_of(&policy), fields::<super::Policy>());
    assert_eq!(fields_of(&reason), fields::<super::Reason>());
    assert_eq!(fields_of(&VatLine::default()), fields::<super::VatLine>());
}

#[test]
fn an_amount_is_a_number_and_a_notice_names_its_unit() {
    assert_eq!(serde_json::to_value(Cents(2600)).unwrap(), json!(2600));
    assert_eq!(schema_for!(super::Cents).to_value()["type"], "integer");
    let unit = |notice: Notice| serde_json::to_value(notice).unwrap()["unit"].clone();
    let written = [unit(Notice::Hours(24)), unit(Notice::Days(1))];
    let schema = schema_for!(super::Notice).to_value();
    let of_mirror = |one: &Json| one["properties"]["unit"]["const"].clone();
    let mirrored: Vec<Json> = schema["oneOf"].as_array().unwrap().iter().map(of_mirror).collect();
    assert_eq!(mirrored, written);
}
