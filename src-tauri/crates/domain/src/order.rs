//! An order as a whole: what ties it to its customer, and when its tickets can be made.

/// How often an order is tied to the customer it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Requests that are open on its places.
    pub requests: i64,
    /// Payments with credit of somebody else than the customer it would get.
    pub credit_paid: i64,
    /// Credits that its places became, of somebody else than the customer it would get.
    pub credit_given: i64,
}

/// Why an order keeps its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Tied {
    /// A request of that customer is open.
    #[error("a request is open on a place of the order")]
    Request,
    /// Credit of that customer paid it.
    #[error("the order was paid with credit")]
    CreditPaid,
    /// That customer was given credit for a place of it.
    #[error("a place of the order became credit")]
    CreditGiven,
}

impl Tied {
    /// The stable name that sentences choose by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::CreditPaid => "credit_paid",
            Self::CreditGiven => "credit_given",
        }
    }
}

impl Ties {
    /// Whether the order can be given another customer.
    ///
    /// # Errors
    /// [`Tied`] says what holds it.
    pub const fn allow_another(self) -> Result<(), Tied> {
        if self.requests > 0 {
            Err(Tied::Request)
        } else if self.credit_paid > 0 {
            Err(Tied::CreditPaid)
        } else if self.credit_given > 0 {
            Err(Tied::CreditGiven)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_follows_another_customer_only_while_nothing_ties_it_to_its_own() {
        let free = Ties::default();
        assert_eq!(free.allow_another(), Ok(()));
        assert_eq!(Ties { requests: 1, ..free }.allow_another(), Err(Tied::Request));
        assert_eq!(Ties { credit_paid: 1, ..free }.allow_another(), Err(Tied::CreditPaid));
        assert_eq!(Ties { credit_given: 1, ..free }.allow_another(), Err(Tied::CreditGiven));
    }
}
