//! The commands that are drawn, and what the model expects of each.

use contract::amendment::{
    Amended, CorrectTender, ExchangeQuote, ExchangeSale, Exchanged, GivenBack, QuoteExchange,
    RefundList, RefundPage, RefundWay, SettleRefund, SettledBy, SettledRefund, TerminalSaid,
    VoidSale,
};
use contract::args::{ById, Noted, Versioned};
use contract::ids::{OrderId, PlaceId};
use contract::order::OrderFile;
use contract::reprise::{
    Decided, QuotePlaces, RepriseFile, RepriseQuote, RequestReprise, Requested,
};
use contract::sale::{MakeSale, QuoteSale, SaleQuote, Sold};
use domain::amendment::Difference;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use office::Code;

use super::super::{difference_is, lines, money, void_of, void_quote};
use super::{Place, World, lots};
use crate::sales::{cash, figaro, marie};

const WHO: &str = "Hélène";

impl World<'_> {
    /// The house changes its mind about differences now and then.
    pub(super) fn rule(&mut self) {
        let difference =
            if self.dice.roll(2) == 0 { Difference::Money } else { Difference::Credit };
        difference_is(self.desk, difference);
    }

    /// Up to three free seats of figaro.
    fn free(&mut self, most: usize) -> Option<Vec<contract::sale::BasketLine>> {
        let free = figaro(self.desk);
        let count = 1 + self.dice.index(most);
        if free.seats.len() < count {
            return None;
        }
        let first = self.dice.index(free.seats.len() - count + 1);
        let seats: Vec<(&str, &str)> = free.seats[first..first + count]
            .iter()
            .map(|seat| (seat.row.as_str(), seat.seat.as_str()))
            .collect();
        let rate = *self.dice.of(&["Plein tarif", "Tarif réduit"]);
        Some(lines(&free, &seats, rate))
    }

    fn keep(&mut self, order_id: OrderId, place_ids: &[PlaceId]) {
        self.orders.push(order_id);
        let order: OrderFile = self.desk.ok(WHO, "order_file", ById { id: order_id });
        for id in place_ids {
            let place = order.places.iter().find(|place| place.id == *id).unwrap();
            let (id, price) = (*id, place.price_cents);
            self.places.push(Place { id, order_id, state: PlaceState::Live, price });
        }
    }

    pub(super) fn sell(&mut self) {
        let Some(basket) = self.free(3) else { return };
        let customer_id = (self.dice.roll(4) > 0).then(|| marie(self.desk));
        let asked = QuoteSale { customer_id, lines: basket.clone(), credit_cents: None };
        let quote: SaleQuote = self.desk.ok(WHO, "sale_quote", asked);
        let part = |dice: &mut harness::dice::Dice, most: Cents| {
            Cents(i64::try_from(dice.roll(most.0.unsigned_abs() + 1)).unwrap())
        };
        let credit = part(&mut self.dice, quote.credit_max_cents);
        let due = quote.total_cents - credit;
        let card = match self.dice.roll(3) {
            0 => Cents::ZERO,
            1 => due,
            _ => part(&mut self.dice, due),
        };
        let sale = MakeSale {
            customer_id,
            credit_cents: credit,
            card_cents: card,
            tendered_cents: due - card + Cents(500),
            ..cash(basket, quote.total_cents.0)
        };
        let sold: Sold = self.desk.ok(WHO, "sale_make", sale);
        self.books.sold(&sold);
        self.keep(sold.order_id, &sold.place_ids);
    }

    /// One or two places of one order, whatever state they are in.
    fn some_places(&mut self) -> Option<(OrderId, Vec<usize>)> {
        let first = self.any_place(None)?;
        let order_id = self.places[first].order_id;
        let second = (0..self.places.len())
            .find(|rank| *rank != first && self.places[*rank].order_id == order_id)
            .filter(|_| self.dice.roll(2) == 0);
        Some((order_id, [Some(first), second].into_iter().flatten().collect()))
    }

    fn all_live(&self, ranks: &[usize]) -> bool {
        ranks.iter().all(|rank| self.places[*rank].state == PlaceState::Live)
    }

    fn said(&mut self, by_card: bool) -> TerminalSaid {
        match by_card {
            false => TerminalSaid::Nothing,
            true => *self.dice.of(&[TerminalSaid::Done, TerminalSaid::Unknown]),
        }
    }

    pub(super) fn void(&mut self) {
        let Some((order_id, ranks)) = self.some_places() else { return };
        let ids: Vec<PlaceId> = ranks.iter().map(|rank| self.places[*rank].id).collect();
        let value: Cents = ranks.iter().map(|rank| self.places[*rank].price).sum();
        let void = VoidSale { expected_total_cents: value, ..void_of(order_id, &ids) };
        if !self.all_live(&ranks) {
            assert_eq!(self.desk.refused(WHO, "sale_void", void), Code::NotAmendable);
            return;
        }
        let quote = void_quote(self.desk, WHO, order_id, &ids);
        let terminal = self.said(quote.given.iter().any(|g| g.way == RefundWay::Terminal));
        let done: Amended = self.desk.ok(WHO, "sale_void", VoidSale { terminal, ..void });
        let known = |given: &[GivenBack]| -> Vec<_> {
            given.iter().map(|g| (g.tender, g.way, g.amount_cents, g.expires_at_ms)).collect()
        };
        assert_eq!(known(&done.given), known(&quote.given));
        assert_eq!(done.given.iter().map(|g| g.amount_cents).sum::<Cents>(), value);
        self.books.given(&done.given, terminal == TerminalSaid::Unknown);
        for rank in ranks {
            self.places[rank].state = PlaceState::Cancelled;
        }
    }

    pub(super) fn exchange(&mut self) {
        let Some((order_id, ranks)) = self.some_places() else { return };
        let Some(basket) = self.free(2) else { return };
        let place_ids: Vec<PlaceId> = ranks.iter().map(|rank| self.places[*rank].id).collect();
        let asked = QuoteExchange { order_id, place_ids: place_ids.clone(), lines: basket.clone() };
        if !self.all_live(&ranks) {
            let refused = self.desk.refused(WHO, "sale_exchange_quote", asked);
            assert_eq!(refused, Code::NotAmendable);
            return;
        }
        let quote: ExchangeQuote = self.desk.ok(WHO, "sale_exchange_quote", asked);
        let terminal = self.said(quote.given.iter().any(|g| g.way == RefundWay::Terminal));
        let void = void_of(order_id, &place_ids);
        let of: OrderFile = self.desk.ok(WHO, "order_file", ById { id: order_id });
        let exchange = ExchangeSale {
            order_id,
            seen_customer_id: of.customer_id,
            place_ids,
            lines: basket,
            ticket_returned: true,
            expected_value_cents: quote.value_cents,
            expected_total_cents: quote.total_cents,
            seen_given: quote.seen_given(),
            credit_cents: quote.credit_max_cents,
            card_cents: Cents::ZERO,
            card_last4: String::new(),
            card_authorisation: String::new(),
            tendered_cents: quote.due_cents - quote.credit_max_cents,
            terminal,
            terminals: Vec::new(),
            reason: void.reason,
            note: String::new(),
            seconded_by: None,
        };
        let done: Exchanged = self.desk.ok(WHO, "sale_exchange", exchange);
        self.books.given(&done.amended.given, terminal == TerminalSaid::Unknown);
        self.books.sold(&done.sold);
        for rank in ranks {
            self.places[rank].state = PlaceState::Cancelled;
        }
        self.keep(done.sold.order_id, &done.sold.place_ids);
    }

    pub(super) fn correct(&mut self) {
        let Some(rank) = self.any_place(None) else { return };
        let order_id = self.places[rank].order_id;
        let paid = money(self.desk, order_id).payments;
        let Some(paid) = paid
            .iter()
            .find(|paid| paid.tender != TenderKind::Credit && paid.left_cents.is_positive())
        else {
            return;
        };
        let (other, amount) = (paid.tender == TenderKind::Cash, paid.left_cents);
        let correction = CorrectTender {
            order_id,
            payment_id: paid.id,
            expected_cents: amount,
            cash_cents: if other { Cents::ZERO } else { amount },
            card_cents: if other { amount } else { Cents::ZERO },
            card_last4: String::new(),
            card_authorisation: String::new(),
            note: String::new(),
            seconded_by: None,
        };
        let done: Amended = self.desk.ok(WHO, "sale_correct_tender", correction);
        self.books.given(&done.given, false);
        let now = if other { TenderKind::Card } else { TenderKind::Cash };
        self.books.pay(now, amount);
    }

    fn request_of(&self, rank: usize) -> RepriseFile {
        let order: OrderFile =
            self.desk.ok(WHO, "order_file", ById { id: self.places[rank].order_id });
        let place = order.places.iter().find(|place| place.id == self.places[rank].id).unwrap();
        self.desk.ok(WHO, "reprise_file", ById { id: place.reprise_id.unwrap() })
    }

    pub(super) fn ask_back(&mut self) {
        let Some(rank) = self.any_place(None) else { return };
        let place_ids = vec![self.places[rank].id];
        let quoted = self.desk.call::<RepriseQuote>(
            WHO,
            "reprise_quote",
            QuotePlaces { place_ids: place_ids.clone() },
        );
        let asked = quoted.and_then(|quote| {
            let asked = RequestReprise {
                place_ids,
                seen_starts_at_ms: quote.starts_at_ms(),
                terms_version: quote.terms_version,
                expected_reprise_cents: quote.reprise_cents,
            };
            self.desk.call::<Requested>(WHO, "reprise_request", asked)
        });
        match asked {
            Ok(_) => {
                assert_eq!(self.places[rank].state, PlaceState::Live);
                self.places[rank].state = PlaceState::Pending;
            }
            Err(refused) => {
                assert!(matches!(refused.code, Code::PlaceNotFree | Code::NoCustomer), "{refused}");
            }
        }
    }

    pub(super) fn accept(&mut self) {
        let Some(rank) = self.any_place(Some(PlaceState::Pending)) else { return };
        let file = self.request_of(rank);
        let seen = Versioned { id: file.row.id, version: file.row.version };
        let done: Decided = self.desk.ok(WHO, "reprise_accept", seen);
        assert_eq!(done.state, RepriseState::Accepted);
        self.books.credited(file.row.reprise_cents);
        self.places[rank].state = PlaceState::TakenBack;
        let promised = file.if_accepted.map(|would| would.credit).unwrap_or_default();
        lots::gave(&self.lots, &lots::lots(&self.store), &promised, &self.request_of(rank));
    }

    /// Two days go by: lots come to their last days, and expire.
    pub(super) fn pass(&mut self) {
        if self.days < super::DAYS {
            self.days += 2;
            self.desk.clock.pass(2 * harness::desk::DAY_MS);
            [WHO, "Karim", "Léa"].into_iter().for_each(|name| self.desk.signs_in(name));
        }
    }

    pub(super) fn undo(&mut self) {
        let Some(rank) = self.any_place(Some(PlaceState::TakenBack)) else { return };
        let file = self.request_of(rank);
        let undone = self.desk.call::<Decided>(WHO, "reprise_undo", ById { id: file.row.id });
        self.taken_back_again(rank, &file, undone, PlaceState::Pending);
    }

    pub(super) fn reverse(&mut self) {
        let Some(rank) = self.any_place(Some(PlaceState::TakenBack)) else { return };
        let file = self.request_of(rank);
        let noted = Noted { id: file.row.id, version: file.row.version, note: "Erreur".to_owned() };
        let reversed = self.desk.call::<Decided>(WHO, "reprise_reverse", noted);
        self.taken_back_again(rank, &file, reversed, PlaceState::Live);
    }

    fn taken_back_again(
        &mut self,
        rank: usize,
        file: &RepriseFile,
        done: Result<Decided, api::ApiError>,
        state: PlaceState,
    ) {
        match done {
            Ok(_) => {
                self.books.credited(Cents::ZERO - file.row.reprise_cents);
                self.places[rank].state = state;
                lots::took(&self.lots, &lots::lots(&self.store), file);
            }
            Err(refused) => {
                assert!(
                    matches!(refused.code, Code::LotSpent | Code::SeatSold | Code::TooLateToUndo),
                    "{refused}"
                );
            }
        }
    }

    pub(super) fn settle(&mut self) {
        let list = RefundList { limit: 1, after: None };
        let page: RefundPage = self.desk.ok(WHO, "refunds_to_verify", list);
        let Some(refund) = page.rows.first() else { return };
        let by =
            *self.dice.of(&[SettledBy::Card, SettledBy::Again, SettledBy::Cash, SettledBy::Credit]);
        let settle = SettleRefund {
            id: refund.id,
            seen_customer_id: refund.customer_id,
            by,
            card_authorisation: String::new(),
            note: String::new(),
        };
        match self.desk.call::<SettledRefund>(WHO, "refund_settle", settle) {
            Ok(_) => self.books.settled(by, refund.amount_cents),
            Err(refused) => {
                assert_eq!((refused.code, by), (Code::NoCustomer, SettledBy::Credit));
            }
        }
    }
}
