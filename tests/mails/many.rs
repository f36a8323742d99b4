//! Many mails with a fault in one of ten: none is lost, and none comes twice unless it was said to
//! be in doubt. `CONTREMARQUE_MAILS=2000` makes it two thousand on each engine.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use contract::args::Empty;
use contract::mail::{MailCount, MailDetail, MailLines, MailState, ResendMail};
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, Letter};
use harness::smtp::{Act, At, Dialogue, Kept, Server, Setup};

use super::send;

/// Mails of a run where nobody asks for another number: each is two waits for the disk.
const MAILS: usize = 400;
/// Every fault there is on a mail's way.
const FAULTS: [(At, Act); 18] = [
    (At::Mail, Act::Die),
    (At::Mail, Act::Say("451 4.3.0 Try later")),
    (At::Rcpt, Act::Die),
    (At::Rcpt, Act::Hush),
    (At::Rcpt, Act::Say("450 4.2.0 Greylisted")),
    (At::Rcpt, Act::Say("550 5.1.1 User unknown")),
    (At::Rcpt, Act::Say("421 4.7.0 Too many")),
    (At::Data, Act::Die),
    (At::Data, Act::Say("451 4.3.0 Try later")),
    (At::Data, Act::Say("554 5.5.1 No")),
    (At::Text, Act::Die),
    (At::Dot, Act::Say("451 4.3.0 Try later")),
    (At::Dot, Act::Say("554 5.7.1 Spam")),
    (At::Dot, Act::Say("gibberish")),
    (At::Dot, Act::Die),
    (At::Dot, Act::Hush),
    (At::Dot, Act::KeepAndDie),
    (At::Dot, Act::KeepAndHush),
];

/// A generator that anyone can run again (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// Silences of each kind in a run: each lasts as long as a client waits.
const SILENCES: usize = 3;

/// For each recipient, the fault that its first mail meets.
fn drawn(seed: u64, letters: &[Letter]) -> HashMap<String, (At, Act)> {
    let mut chance = Chance(seed);
    let mut faults = HashMap::new();
    let mut silent = [0; FAULTS.len()];
    for letter in letters {
        if chance.below(10) == 0 {
            let mut rank = chance.below(FAULTS.len());
            while matches!(FAULTS[rank].1, Act::Hush | Act::KeepAndHush) && silent[rank] == SILENCES
            {
                rank = chance.below(FAULTS.len());
            }
            silent[rank] += 1;
            faults.insert(letter.to.clone(), FAULTS[rank].clone());
        }
    }
    faults
}

/// A server on which each fault happens once.
fn faulty(faults: &HashMap<String, (At, Act)>) -> Server {
    let left = Mutex::new(faults.clone());
    // MAIL names no recipient. So each fortieth MAIL meets one of these faults, whatever its
    // letter.
    let at_mail: Vec<Act> =
        faults.values().filter(|(at, _)| *at == At::Mail).map(|(_, act)| act.clone()).collect();
    let at_mail = Mutex::new(at_mail);
    let seen = Arc::new(Mutex::new(0_u32));
    Server::start(Setup::playing(move |at, so_far: &Dialogue| {
        if at == At::Mail {
            let mut seen = seen.lock().unwrap();
            *seen += 1;
            let due = seen.is_multiple_of(40);
            return if due {
                at_mail.lock().unwrap().pop().unwrap_or(Act::Usual)
            } else {
                Act::Usual
            };
        }
        let mut left = left.lock().unwrap();
        match left.get(&so_far.to) {
            Some((there, _)) if *there == at => left.remove(&so_far.to).unwrap().1,
            _ => Act::Usual,
        }
    }))
}

fn seed() -> u64 {
    let given = std::env::var("CONTREMARQUE_SEED").ok().and_then(|s| s.parse().ok());
    let seed = given.unwrap_or(20_200_607);
    println!("CONTREMARQUE_SEED={seed}");
    seed
}

/// Looks and waits until nothing waits any more.
fn send_all(desk: &Desk) {
    for _ in 0..80 {
        send(desk);
        let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
        if lines.waiting == 0 {
            return;
        }
        desk.clock.pass(120_000);
        desk.signs_in("Léa");
    }
    panic!("mails still wait after 80 looks");
}

fn by_recipient(kept: Vec<Kept>) -> BTreeMap<String, Vec<Vec<u8>>> {
    let mut mails: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for mail in kept {
        mails.entry(mail.dialogue.to).or_default().push(mail.bytes);
    }
    mails
}

#[test]
fn of_many_mails_with_faults_none_is_lost_and_only_a_doubt_comes_twice() {
    let count = std::env::var("CONTREMARQUE_MAILS").ok().and_then(|n| n.parse().ok());
    let letters: Vec<Letter> = (1..=count.unwrap_or(MAILS)).map(Letter::numbered).collect();
    let seed = seed();
    on_each_engine(|desk| {
        let faults = drawn(seed, &letters);
        let server = faulty(&faults);
        post::send_through(desk, post::plain(server.port), None);
        post::queue(desk, &letters);
        send_all(desk);

        let mails = post::all(desk);
        let in_state = |state| mails.iter().filter(move |mail| mail.state == state);
        let doubted: BTreeSet<&str> =
            in_state(MailState::InDoubt).map(|mail| mail.recipient.as_str()).collect();
        let refused: BTreeSet<&str> =
            in_state(MailState::Failed).map(|mail| mail.recipient.as_str()).collect();
        let of = |wanted: fn(&(At, Act)) -> bool| -> BTreeSet<&str> {
            faults.iter().filter(|(_, f)| wanted(f)).map(|(to, _)| to.as_str()).collect()
        };
        let after_dot = of(|(at, act)| {
            *at == At::Dot && !matches!(act, Act::Say(answer) if answer.starts_with(['4', '5']))
        });
        let for_good = of(|(_, act)| matches!(act, Act::Say(answer) if answer.starts_with('5')));
        // Cut in the text, with the dot on its way: nobody here can tell it from a cut after it.
        let in_text = of(|(at, _)| *at == At::Text);
        assert!(after_dot.is_subset(&doubted), "a line that died after the last dot is a doubt");
        let beyond: BTreeSet<&str> = doubted.difference(&after_dot).copied().collect();
        assert!(beyond.is_subset(&in_text), "and nothing else is: {beyond:?}");
        assert_eq!(refused, for_good);
        let sent = in_state(MailState::Sent).count();
        assert_eq!(sent + doubted.len() + refused.len(), letters.len());

        // So far nothing came twice; what counts as sent is there.
        let first = by_recipient(server.kept());
        assert!(first.values().all(|copies| copies.len() == 1));
        assert!(in_state(MailState::Sent).all(|mail| first.contains_key(&mail.recipient)));

        // A person asks for the rest again.
        for mail in in_state(MailState::InDoubt) {
            let again = ResendMail { id: mail.id, recipient: mail.recipient.clone(), keep: false };
            desk.signs_in("Léa");
            desk.ok::<MailDetail>("Léa", "mail_resend", again);
        }
        desk.ok::<MailCount>("Léa", "mail_resend_failed", Empty {});
        send_all(desk);
        let all = by_recipient(server.kept());
        assert_eq!(all.len(), letters.len(), "none is lost");
        let mut doubles = 0;
        for (to, copies) in &all {
            assert!(copies.iter().all(|copy| *copy == copies[0]), "{to}: the same, byte for byte");
            if copies.len() > 1 {
                assert!(copies.len() == 2 && doubted.contains(to.as_str()), "{to}");
                doubles += 1;
            }
        }
        println!(
            "{} mails, {} faults, {} in doubt, {} refused, {doubles} twice, {} connections",
            letters.len(),
            faults.len(),
            doubted.len(),
            refused.len(),
            server.connections()
        );
    });
}
