//! What a row of the journal says was done, and the sentences that say it.

macro_rules! actions {
    ($($name:ident $key:tt $($fields:ident)?,)*) => {
        /// Something that was done: one row of the journal. Its key is what the chain covers, so that
        /// a key never changes once a house has a row of it.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        pub enum Action {
            $(
                #[doc = concat!("`", $key, "`")]
                #[serde(rename = $key)]
                $name
            ),*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it is stored.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// Whether its sentence can name the fields that changed.
            #[must_use]
            pub const fn names_fields(self) -> bool {
                match self { $(Self::$name => actions!(@fields $($fields)?)),* }
            }
        }
    };
    (@fields fields) => { true };
    (@fields) => { false };
}

actions! {
    RepriseRequested "reprise.requested",
    RepriseHeld "reprise.held",
    RepriseResumed "reprise.resumed",
    ReprisePassed "reprise.passed",
    RepriseAccepted "reprise.accepted",
    RepriseRefused "reprise.refused",
    RepriseUndone "reprise.undone",
    RepriseWithdrawn "reprise.withdrawn",
    RepriseReversed "reprise.reversed",
    RepriseRelieved "reprise.relieved",
    RepriseClosed "reprise.closed",
    SaleMade "sale.made",
    SaleVoided "sale.voided",
    SaleTenderCorrected "sale.tender_corrected",
    SaleExchanged "sale.exchanged",
    RefundSettled "refund.settled",
    RefundTried "refund.tried",
    AmendmentPrinted "amendment.printed",
    TicketIssued "ticket.issued",
    TicketSent "ticket.sent",
    TicketPrinted "ticket.printed",
    TicketNotPrinted "ticket.not_printed",
    TicketReprinted "ticket.reprinted",
    TicketFiled "ticket.filed",
    TicketMailed "ticket.mailed",
    ReceiptMade "receipt.made",
    ReceiptRepeated "receipt.repeated",
    OrderHandedOver "order.handed_over",
    OrderAttached "order.attached",
    OrderCorrected "order.corrected",
    OrderPaid "order.paid",
    OrderNoted "order.noted",
    CreditOpened "credit.opened",
    CreditLapsed "credit.lapsed",
    CreditEndingTold "credit.ending_told",
    CreditGiven "credit.given",
    CreditTakenBack "credit.taken_back",
    CreditExtended "credit.extended",
    CreditBroughtIn "credit.brought_in",
    CreditGivenUp "credit.given_up",
    CustomerCreated "customer.created",
    CustomerChanged "customer.changed",
    CustomerErased "customer.erased",
    CustomerSignedOut "customer.signed_out",
    CustomerClosingAsked "customer.closing_asked",
    CustomerClosingDropped "customer.closing_dropped",
    PolicySet "policy.set" fields,
    HallCreated "hall.created",
    HallChanged "hall.changed",
    HallPlanned "hall.planned",
    SeatsTakenOver "seats.taken_over",
    SeatsPutOut "seats.put_out",
    SeatsPutBack "seats.put_back",
    CategoryCreated "category.created",
    CategoryChanged "category.changed",
    CategoryRetired "category.retired",
    CategoryOffered "category.offered",
    CategoryReordered "category.reordered",
    RateCreated "rate.created",
    RateChanged "rate.changed",
    RateRetired "rate.retired",
    RateOffered "rate.offered",
    RateReordered "rate.reordered",
    ShowCreated "show.created",
    ShowChanged "show.changed",
    PerformanceCreated "performance.created",
    PerformanceCopied "performance.copied",
    PerformanceChanged "performance.changed",
    PerformanceRescheduled "performance.rescheduled",
    ReschedulingPrinted "rescheduling.printed",
    PricesSet "prices.set",
    SalesOpened "sales.opened",
    SalesClosed "sales.closed",
    SalesDated "sales.dated",
    MailSent "mail.sent",
    MailFailed "mail.failed",
    MailInDoubt "mail.in_doubt",
    MailResent "mail.resent",
    MailArrived "mail.arrived",
    MailSettled "mail.settled",
    MailAllResent "mail.all_resent",
    MailPaused "mail.paused",
    MailResumed "mail.resumed",
    ImportApplied "import.applied",
    ContradictionSettled "contradiction.settled",
    CounterRegistered "counter.registered",
    CounterKey "counter.key",
    CounterRenamed "counter.renamed",
    CounterRevoked "counter.revoked",
    CounterAdmitted "counter.admitted",
    HouseCreated "house.created",
    HouseChanged "house.changed" fields,
    HouseReopened "house.reopened",
    HouseWentBack "house.went_back",
    HouseGaveAgain "house.gave_again",
    HouseRestored "house.restored",
    ClockAdvanced "clock.advanced",
    ClockBack "clock.back",
    ClockLeapt "clock.leapt",
    ClockConfirmed "clock.confirmed",
    SettingsMail "settings.mail" fields,
    SettingsVat "settings.vat" fields,
    SettingsNumbering "settings.numbering" fields,
    SettingsAmendments "settings.amendments" fields,
    SettingsSelling "settings.selling" fields,
    SettingsRetention "settings.retention" fields,
    SettingsSite "settings.site" fields,
    SettingsNotices "settings.notices" fields,
    OperatorCreated "operator.created",
    OperatorChanged "operator.changed" fields,
    OperatorPinChanged "operator.pin_changed",
    OperatorSignedIn "operator.signed_in",
    OperatorPinRefused "operator.pin_refused",
}

impl Action {
    /// The action stored so, if this program knows it.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.key() == key)
    }

    /// Its sentence in `deeds.ftl`: `deed-reprise-accepted`.
    #[must_use]
    pub fn sentence(self) -> String {
        format!("deed-{}", self.dashed())
    }

    /// The sentence that names the fields that changed: `deed-house-changed-fields`.
    #[must_use]
    pub fn fields_sentence(self) -> Option<String> {
        self.names_fields().then(|| format!("{}-fields", self.sentence()))
    }

    /// Its few words in the history of one request, in `queue.ftl`: `history-reprise-accepted`. An
    /// action that never concerns a request has none.
    #[must_use]
    pub fn history(self) -> Option<String> {
        match self {
            Self::RepriseRequested
            | Self::RepriseHeld
            | Self::RepriseResumed
            | Self::ReprisePassed
            | Self::RepriseAccepted
            | Self::RepriseRefused
            | Self::RepriseUndone
            | Self::RepriseWithdrawn
            | Self::RepriseReversed
            | Self::RepriseRelieved
            | Self::RepriseClosed
            | Self::MailSent
            | Self::MailFailed
            | Self::MailInDoubt => Some(format!("history-{}", self.dashed())),
            _ => None,
        }
    }

    fn dashed(self) -> String {
        self.key().replace(['.', '_'], "-")
    }
}

/// The action of a stored row. A row of a newer program, or one that was falsified, is listed too.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    ts_rs::TS,
    schemars::JsonSchema,
)]
#[serde(untagged)]
pub enum StoredAction {
    Known(Action),
    Unknown {
        /// As it is stored.
        unknown: String,
    },
}

impl StoredAction {
    /// Reads what is stored.
    #[must_use]
    pub fn read(key: &str) -> Self {
        Action::of_key(key).map_or_else(|| Self::Unknown { unknown: key.to_owned() }, Self::Known)
    }
}

impl PartialEq<Action> for StoredAction {
    fn eq(&self, other: &Action) -> bool {
        *self == Self::Known(*other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_written_and_read_by_its_key() {
        for action in Action::ALL {
            let json = serde_json::to_value(action).unwrap();
            assert_eq!(json, action.key());
            assert_eq!(StoredAction::read(action.key()), *action);
            assert_eq!(serde_json::to_value(StoredAction::Known(*action)).unwrap(), json);
        }
    }

    /// Whether the sentence is in the file.
    fn says(file: &str, sentence: &str) -> bool {
        file.lines().any(|line| line.strip_prefix(sentence).is_some_and(|l| l.starts_with(" =")))
    }

    #[test]
    fn every_action_has_its_sentences_in_both_languages() {
        let deeds = [
            include_str!("../../../../assets/locales/fr/deeds.ftl"),
            include_str!("../../../../assets/locales/en/deeds.ftl"),
        ];
        let histories = [
            include_str!("../../../../assets/locales/fr/queue.ftl"),
            include_str!("../../../../assets/locales/en/queue.ftl"),
        ];
        for action in Action::ALL {
            for deeds in deeds {
                assert!(says(deeds, &action.sentence()), "{action:?}");
                let fields = format!("{}-fields", action.sentence());
                assert_eq!(says(deeds, &fields), action.names_fields(), "{action:?}");
            }
            for (history, sentence) in histories.iter().zip(action.history().into_iter().cycle()) {
                assert!(says(history, &sentence), "{action:?}");
            }
        }
    }

    #[test]
    fn an_action_that_this_program_does_not_know_keeps_its_name() {
        let stored = StoredAction::read("weather.changed");
        let json = serde_json::json!({ "unknown": "weather.changed" });
        assert_eq!(serde_json::to_value(&stored).unwrap(), json);
        assert_eq!(serde_json::from_value::<StoredAction>(json).unwrap(), stored);
    }
}
