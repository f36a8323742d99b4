//! What every type of the contract derives.

/// Derives what every piece of the contract has. What holds an id of any kind says its name in the
/// schemas, where the kind is not seen.
macro_rules! record {
    ($($(#[$meta:meta])* pub struct $name:ident $(<$id:ident>)? { $($body:tt)* })*) => {
        $(#[derive(
            Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        $(#[$meta])*
        #[serde(deny_unknown_fields)]
        $(#[ts(concrete($id = i64))])?
        pub struct $name $(<$id>)? { $($body)* })*
    };
}
pub(crate) use record;

/// Derives what every choice of the contract has.
macro_rules! choice {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {
        $($(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($body)* })*
    };
}
pub(crate) use choice;
