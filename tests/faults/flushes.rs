//! What a command costs the disk: one flush, however much it writes.

use harness::flushes;

#[test]
fn accepting_a_request_and_selling_three_places_with_credit_are_one_flush_each() {
    for counted in flushes::of_accept_and_sale() {
        assert!(counted.commands > 5);
        assert_eq!(counted.flushes, counted.commands);
    }
}

#[test]
fn signing_in_is_one_flush_with_the_row_that_tells_it() {
    let counted = flushes::of_signing_in();
    assert!(counted.commands > 5);
    assert_eq!(counted.flushes, counted.commands);
}
