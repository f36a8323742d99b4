//! What the file of a request offers is what the commands let through, on both engines.

use contract::args::{ById, Versioned};
use contract::ids::RepriseId;
use contract::reprise::{Decided, FileMay, RepriseFile};
use harness::desk::{Desk, on_each_engine};
use office::Code;

use crate::reprises::{ask_back, order};

fn seen_by(desk: &Desk, session: &str, id: RepriseId) -> RepriseFile {
    desk.ok(session, "reprise_file", ById { id })
}

fn shown(file: &RepriseFile) -> Versioned<RepriseId> {
    Versioned { id: file.row.id, version: file.row.version }
}

#[test]
fn the_file_offers_each_role_its_own_decisions() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let id = asked.row.id;
        let decides = FileMay {
            accept: true,
            refuse: true,
            hold: true,
            pass: true,
            withdraw: true,
            ..FileMay::default()
        };
        assert_eq!(seen_by(desk, "Léa", id).may, decides);
        let why = Some(Code::NotAllowed);
        let cashier = FileMay { withdraw: true, why, ..FileMay::default() };
        assert_eq!(seen_by(desk, "Karim", id).may, cashier);
        assert_eq!(desk.refused("Karim", "reprise_accept", shown(&asked)), Code::NotAllowed);

        desk.ok::<Decided>("Léa", "reprise_hold", shown(&asked));
        let held = FileMay { hold: false, resume: true, ..decides };
        assert_eq!(seen_by(desk, "Léa", id).may, held);
    });
}

#[test]
fn the_file_says_who_signs_and_the_commands_agree() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        let id = asked.row.id;
        desk.ok::<Decided>("Hélène", "reprise_accept", shown(&asked));
        for (session, why) in [
            ("Léa", Some(Code::NeedsSupervisor)),
            ("Hélène", Some(Code::OwnProposal)),
            ("Zoé", None),
        ] {
            let file = seen_by(desk, session, id);
            assert_eq!((file.may.accept, file.may.why), (why.is_none(), why), "{session}");
            match why {
                Some(code) => {
                    assert_eq!(desk.refused(session, "reprise_accept", shown(&file)), code);
                }
                None => drop(desk.ok::<Decided>(session, "reprise_accept", shown(&file))),
            }
        }
    });
}

#[test]
fn a_decision_is_offered_to_be_undone_by_its_operator_and_reversed_by_a_supervisor() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let id = asked.row.id;
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let undo = FileMay { undo: true, ..FileMay::default() };
        assert_eq!(seen_by(desk, "Léa", id).may, undo);
        assert_eq!(seen_by(desk, "Noé", id).may, FileMay::default());
        let reverse = FileMay { reverse: true, ..FileMay::default() };
        assert_eq!(seen_by(desk, "Zoé", id).may, reverse);

        desk.clock.pass(30_001);
        assert_eq!(seen_by(desk, "Léa", id).may, FileMay::default());
        assert_eq!(desk.refused("Léa", "reprise_undo", ById { id }), Code::TooLateToUndo);
    });
}
