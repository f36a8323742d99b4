//! What the house sets about its sales at the counter.

use crate::shape::record;

record! {
    /// What the house sets about its sales.
    pub struct SellingRules {
        /// *Retardataires*: minutes after the start during which the counter still sells; 0 not at all,
        /// 240 at most.
        pub late_minutes: i64,
        /// *Places gardées*: minutes during which a basket holds its seats after it was last worked on; 2 to 60.
        pub hold_minutes: i64,
    }

    /// The rules, and their version for the next change.
    pub struct SellingSettings {
        /// Rules.
        pub rules: SellingRules,
        /// The most minutes that a house may set.
        pub late_minutes_max: i64,
        /// The most minutes that a basket may hold.
        pub hold_minutes_max: i64,
        /// Version; 0 before anybody changed them.
        pub version: i64,
    }

    /// Changes the rules.
    pub struct SetSelling {
        /// Rules.
        pub rules: SellingRules,
        /// The version on the screen.
        pub version: i64,
    }
}
