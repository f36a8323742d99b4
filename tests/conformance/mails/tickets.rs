//! Tickets by mail that wait while their places or their order go to somebody else.

use contract::amendment::Exchanged;
use contract::args::Empty;
use contract::customer::OrderState;
use contract::ids::{CustomerId, MailId, OrderId};
use contract::mail::{MailCount, MailSent, MailState, ResendMail};
use contract::order::{AttachCustomer, OrderFile, SendTickets};
use domain::place::PlaceState;
use harness::desk::{Desk, on_each_engine};
use harness::post;
use harness::small::small_house;
use harness::smtp::{Act, At, Server, Setup};
use office::Code;

use crate::amendments::exchanges::exchange;
use crate::amendments::{lines, sold, voided};
use crate::reprises::{ask_back, order};
use crate::sales::{figaro, marie, verified};

fn sent(desk: &Desk, id: OrderId) -> MailId {
    let send = SendTickets { id, recipient: "marie@example.org".to_owned(), keep: false };
    desk.ok::<MailSent>("Karim", "order_send_tickets", send).id
}

fn state(desk: &Desk, id: MailId) -> MailState {
    post::one(desk, id).state
}

/// No mail of the folder has tickets attached.
fn none_left(desk: &Desk) {
    desk.api.send_due_mails().unwrap();
    let folder = std::fs::read_dir(desk.folder.join("courriels")).into_iter().flatten().flatten();
    for file in folder {
        let mail = std::fs::read(file.path()).unwrap();
        assert!(!String::from_utf8_lossy(&mail).contains("billets-"), "{:?}", file.path());
    }
}

/// Somebody whose order it is not.
fn aicha(desk: &Desk) -> CustomerId {
    order(desk, "671084").customer_id.unwrap()
}

fn given_to(desk: &Desk, id: OrderId, seen: CustomerId, customer_id: CustomerId) {
    let attach = AttachCustomer { id, seen_customer_id: Some(seen), customer_id };
    desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
}

#[test]
fn tickets_that_wait_are_taken_back_once_a_place_of_theirs_is_asked_back_or_void() {
    on_each_engine(|desk| {
        let internet = order(desk, "671083");
        let other = sold(desk, "Karim", &["16"], Some(marie(desk)), (0, 0));
        let theirs = sold(desk, "Karim", &["20", "21"], Some(marie(desk)), (0, 0));
        let swapped = sold(desk, "Karim", &["22"], Some(marie(desk)), (0, 0));
        let mails = [internet.id, theirs.order_id, swapped.order_id].map(|id| sent(desk, id));
        let stays = sent(desk, other.order_id);
        let asked = internet.places[0].id;
        ask_back(desk, "Léa", asked);
        voided(desk, "Karim", theirs.order_id, &theirs.place_ids[..1]);
        let instead = exchange(desk, &swapped, lines(&figaro(desk), &[("A", "18")], "Plein tarif"));
        desk.ok::<Exchanged>("Karim", "sale_exchange", instead);
        assert_eq!(mails.map(|id| state(desk, id)), [MailState::Cancelled; 3]);
        assert_eq!(state(desk, stays), MailState::Pending);
        verified(desk);
    });
}

#[test]
fn tickets_that_wait_do_not_go_to_whose_order_it_was() {
    on_each_engine(|desk| {
        let bought = sold(desk, "Karim", &["20"], Some(marie(desk)), (0, 0));
        let id = sent(desk, bought.order_id);
        given_to(desk, bought.order_id, marie(desk), aicha(desk));
        assert_eq!(state(desk, id), MailState::Cancelled);
        none_left(desk);
        verified(desk);
    });
}

#[test]
fn tickets_that_were_refused_are_not_sent_again_once_they_are_over() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::playing(|at, _| {
            if at == At::Rcpt { Act::Say("550 5.1.1 User unknown") } else { Act::Usual }
        }));
        post::send_through(desk, post::plain(server.port), None);
        let bought = sold(desk, "Karim", &["20"], Some(marie(desk)), (0, 0));
        let id = sent(desk, bought.order_id);
        let kept = sold(desk, "Karim", &["22"], Some(marie(desk)), (0, 0));
        let stays = sent(desk, kept.order_id);
        let internet = sent(desk, order(desk, "671083").id);
        desk.api.send_due_mails().unwrap();
        assert_eq!(state(desk, id), MailState::Failed);
        // Cancelled where it was sold: nobody at this desk took the mail back.
        cancelled_there(desk);
        let recipient = "marie@example.org".to_owned();
        let again = ResendMail { id: internet, recipient, keep: false };
        assert_eq!(desk.refused("Léa", "mail_resend", again), Code::TicketsOver);
        given_to(desk, bought.order_id, marie(desk), aicha(desk));
        assert_eq!(state(desk, id), MailState::Cancelled);
        assert_eq!(desk.ok::<MailCount>("Léa", "mail_resend_failed", Empty {}).count, 1);
        let states = [id, stays, internet].map(|id| state(desk, id));
        assert_eq!(states, [MailState::Cancelled, MailState::Pending, MailState::Cancelled]);
        verified(desk);
    });
}

/// The system that sold order 671083 cancels it.
fn cancelled_there(desk: &Desk) {
    let mut batch = small_house();
    let there = batch.orders.iter_mut().find(|order| order.number == "671083").unwrap();
    there.state = OrderState::Cancelled;
    there.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
    desk.import(&batch);
}

#[test]
fn tickets_that_another_system_makes_void_do_not_leave() {
    on_each_engine(|desk| {
        let id = sent(desk, order(desk, "671083").id);
        cancelled_there(desk);
        none_left(desk);
        assert_eq!(state(desk, id), MailState::Cancelled);
        verified(desk);
    });
}
