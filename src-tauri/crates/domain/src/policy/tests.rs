//! The rules of a house, and what they say of a place.

use super::*;
use proptest::prelude::*;

pub(crate) fn policy() -> Policy {
    Policy {
        eligible: true,
        notice: Notice::Hours(24),
        fee_fixed: Cents::ZERO,
        fee_percent_bp: 0,
        fee_min: Cents::ZERO,
        fee_max: None,
        rates: None,
        channels: None,
        validity_days: 365,
        grace_days: 30,
        sign_from: None,
        reasons: vec![Reason { code: "late".into(), fr: "Délai".into(), en: "Late".into() }],
        terms_version: 1,
        terms_fr: "…".into(),
        terms_en: "…".into(),
    }
}

#[test]
fn twenty_six_less_one_is_twenty_five() {
    let policy = Policy { fee_fixed: Cents(100), ..policy() };
    assert_eq!(policy.reprise(Cents(2600)), Cents(2500));
}

#[test]
fn ninety_percent_of_twenty_six_is_twenty_three_forty() {
    let policy = Policy { fee_percent_bp: 1_000, ..policy() };
    assert_eq!(policy.reprise(Cents(2600)), Cents(2340));
}

#[test]
fn half_a_cent_of_fee_is_kept_by_the_house() {
    let policy = Policy { fee_percent_bp: 1_000, ..policy() };
    assert_eq!((policy.fee(Cents(2695)), policy.reprise(Cents(2695))), (Cents(270), Cents(2425)));
}

#[test]
fn the_fee_stays_between_its_bounds_and_never_passes_the_price() {
    let policy = Policy {
        fee_percent_bp: 1_000,
        fee_min: Cents(200),
        fee_max: Some(Cents(500)),
        ..policy()
    };
    assert_eq!(policy.fee(Cents(1000)), Cents(200));
    assert_eq!(policy.fee(Cents(9000)), Cents(500));
    assert_eq!(policy.fee(Cents(150)), Cents(150));
    assert_eq!(policy.reprise(Cents::ZERO), Cents::ZERO);
}

#[test]
fn a_request_at_the_very_deadline_is_in_time_and_one_later_is_not() {
    let policy = policy();
    let mut asked = JudgedPlace {
        paid: Cents(2600),
        rate: JudgedRate { key: "#1", name_key: "plein tarif", name: "Plein tarif" },
        channel: "INTERNET",
        starts_at_ms: 86_400_000,
        requested_at_ms: 0,
        printed: false,
        scanned: false,
        since: Since::default(),
        free_until_ms: None,
    };
    let deadline = |asked: &JudgedPlace<'_>| policy.outcomes(asked, chrono_tz::Europe::Paris)[1];
    assert_eq!(deadline(&asked), (Rule::Deadline, Outcome::Ok));
    asked.requested_at_ms = 1;
    assert_eq!(deadline(&asked), (Rule::Deadline, Outcome::Broken));
}

#[test]
fn a_fee_that_leaves_nothing_of_what_was_paid_is_worth_a_look_and_is_no_free_place() {
    let asked = JudgedPlace {
        paid: Cents(500),
        rate: JudgedRate { key: "#1", name_key: "plein tarif", name: "Plein tarif" },
        channel: "INTERNET",
        starts_at_ms: 86_400_000_000,
        requested_at_ms: 0,
        printed: false,
        scanned: false,
        since: Since::default(),
        free_until_ms: None,
    };
    let looks = |fee: i64, asked: &JudgedPlace<'_>| -> Vec<Rule> {
        let policy = Policy { fee_fixed: Cents(fee), ..policy() };
        let outcomes = policy.outcomes(asked, chrono_tz::Europe::Paris);
        assert!(outcomes.iter().all(|(_, outcome)| *outcome != Outcome::Broken));
        let warned = outcomes.into_iter().filter(|(_, outcome)| *outcome == Outcome::Warn);
        warned.map(|(rule, _)| rule).collect()
    };
    assert!(looks(499, &asked).is_empty());
    assert_eq!(looks(500, &asked), [Rule::Leaves]);
    assert_eq!(looks(700, &asked), [Rule::Leaves]);
    let moved = JudgedPlace { free_until_ms: Some(86_400_000_000), ..asked.clone() };
    assert!(looks(700, &moved).is_empty(), "no fee");
    let given = JudgedPlace { paid: Cents::ZERO, ..asked };
    assert_eq!(looks(700, &given), [Rule::Free]);
}

#[test]
fn what_no_house_can_mean_is_refused() {
    assert_eq!(policy().check(), Ok(()));
    let percent = Policy { fee_percent_bp: 10_001, ..policy() };
    assert_eq!(percent.check(), Err(PolicyError::Percent));
    let bounds = Policy { fee_min: Cents(2), fee_max: Some(Cents(1)), ..policy() };
    assert_eq!(bounds.check(), Err(PolicyError::MinAboveMax));
    let silent = Policy { reasons: vec![], ..policy() };
    assert_eq!(silent.check(), Err(PolicyError::Reasons));
    let half = Policy { terms_en: String::new(), ..policy() };
    assert_eq!(half.check(), Err(PolicyError::Terms));
    let by_hand = Policy { terms_fr: "…\nSans frais.".to_owned(), ..policy() };
    assert_eq!(by_hand.check(), Err(PolicyError::Figures));
}

#[test]
fn a_reason_of_which_nothing_is_seen_is_none() {
    for blank in ["", " ", "\u{a0}\n", "\u{200b}"] {
        for (fr, en) in [(blank, "Late"), ("Délai", blank)] {
            let reason = Reason { code: "late".into(), fr: fr.into(), en: en.into() };
            let said = Policy { reasons: vec![reason], ..policy() };
            assert_eq!(said.check(), Err(PolicyError::Reasons), "{blank:?}");
        }
    }
}

#[test]
fn reasons_and_terms_are_as_long_as_their_fields_and_no_longer() {
    let reasons = |count: usize, letters: usize| -> Vec<Reason> {
        let text = "é".repeat(letters);
        let reason = |n| Reason { code: format!("r{n}"), fr: text.clone(), en: text.clone() };
        (0..count).map(reason).collect()
    };
    let of_reasons = |count, letters| Policy { reasons: reasons(count, letters), ..policy() };
    assert_eq!(of_reasons(REASONS_MAX, REASON_MAX).check(), Ok(()));
    let too_long = Err(PolicyError::Length);
    assert_eq!(of_reasons(REASONS_MAX + 1, 1).check(), too_long);
    assert_eq!(of_reasons(1, REASON_MAX + 1).check(), too_long);
    let of_terms = |letters: usize| Policy { terms_fr: "é".repeat(letters), ..policy() };
    assert_eq!(of_terms(TERMS_MAX).check(), Ok(()));
    assert_eq!(of_terms(TERMS_MAX + 1).check(), too_long);
}

#[test]
fn a_house_may_keep_nothing_and_take_back_until_the_start() {
    for notice in [Notice::Hours(0), Notice::Days(0)] {
        assert_eq!(Policy { notice, validity_days: 1, ..policy() }.check(), Ok(()));
    }
    let every_one_signed = Policy { sign_from: Some(Cents::ZERO), ..policy() };
    assert_eq!(every_one_signed.check(), Ok(()));
}

#[test]
fn a_credit_lives_past_the_day_it_is_given() {
    let dead_tonight = Policy { validity_days: 0, ..policy() };
    assert_eq!(dead_tonight.check(), Err(PolicyError::Validity));
}

#[test]
fn days_of_grace_are_none_to_a_year_and_never_outlive_the_full_validity() {
    let (at_ms, zone) = (1_591_048_740_000, chrono_tz::Europe::Paris);
    let long = Policy { grace_days: 366, ..policy() };
    assert_eq!(long.check(), Err(PolicyError::Duration));
    let none = Policy { grace_days: 0, ..policy() };
    assert_eq!((none.check(), none.validity(at_ms, zone).grace_ms), (Ok(()), None));
    let week = Policy { validity_days: 7, ..policy() };
    let lives = week.validity(at_ms, zone);
    assert_eq!(lives.grace_ms, Some(lives.full_ms));
}

#[test]
fn a_policy_of_before_grants_thirty_days_of_grace() {
    let mut stored = serde_json::to_value(policy()).unwrap();
    stored.as_object_mut().unwrap().remove("grace_days");
    assert_eq!(serde_json::from_value::<Policy>(stored).unwrap().grace_days, 30);
}

#[test]
fn a_reprise_gives_something_back() {
    let all = Policy { fee_percent_bp: 10_000, ..policy() };
    assert_eq!(all.check(), Err(PolicyError::KeepsAll));
    let up_to_five = Policy { fee_max: Some(Cents(500)), ..all };
    assert_eq!(up_to_five.check(), Ok(()));
}

#[test]
fn the_greatest_fee_leaves_the_others_something() {
    let max = Some(Cents::ZERO);
    let fixed = Policy { fee_fixed: Cents(100), fee_max: Some(Cents(99)), ..policy() };
    let percent = Policy { fee_percent_bp: 1_000, fee_max: max, ..policy() };
    for contradicted in [fixed, percent] {
        assert_eq!(contradicted.check(), Err(PolicyError::MinAboveMax));
    }
    assert_eq!(Policy { fee_max: max, ..policy() }.check(), Ok(()));
}

proptest! {
    #[test]
    fn a_reprise_is_never_above_the_price_nor_below_zero(
        paid in 0i64..10_000_000, fixed in 0i64..10_000, percent in 0i64..=10_000,
        min in 0i64..5_000, max in proptest::option::of(5_000i64..10_000),
    ) {
        let policy = Policy {
            fee_fixed: Cents(fixed), fee_percent_bp: percent,
            fee_min: Cents(min), fee_max: max.map(Cents), ..policy()
        };
        let reprise = policy.reprise(Cents(paid));
        prop_assert!(reprise >= Cents::ZERO && reprise <= Cents(paid));
        prop_assert_eq!(reprise + policy.fee(Cents(paid)), Cents(paid));
    }
}

#[test]
fn what_another_system_says_since_breaks_a_rule_of_its_own_and_is_not_spoken_of_otherwise() {
    let asked = JudgedPlace {
        paid: Cents(2600),
        rate: JudgedRate { key: "#1", name_key: "plein tarif", name: "Plein tarif" },
        channel: "INTERNET",
        starts_at_ms: 86_400_000_000,
        requested_at_ms: 0,
        printed: false,
        scanned: false,
        since: Since::default(),
        free_until_ms: None,
    };
    let (policy, zone) = (policy(), chrono_tz::Europe::Paris);
    let calm = policy.outcomes(&asked, zone).len();
    assert!(!policy.is_broken_by(&asked, zone));
    let all = Since { unpaid: true, cancelled: true, moved: true, repriced: true, scanned: true };
    let said = JudgedPlace { since: all, ..asked };
    let outcomes = policy.outcomes(&said, zone);
    let rules: Vec<_> = outcomes[calm..].iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, [Rule::Paid, Rule::Stands, Rule::Unmoved, Rule::SamePrice]);
    assert!(policy.is_broken_by(&said, zone));
}
