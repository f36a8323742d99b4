//! How a use case names the text of a query and what goes into it.

/// Parameters of a query, in the order of `?1`, `?2`, ….
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        [$($crate::IntoValue::into_value($value)),*]
    };
}

/// Values with the names of their parameters: `named![place_id, state = "live"]` is the value of
/// `place_id` for `:place_id` and a text for `:state`.
#[macro_export]
macro_rules! named {
    (@value $name:ident) => { $crate::IntoValue::into_value($name) };
    (@value $name:ident $value:expr) => { $crate::IntoValue::into_value($value) };
    ($($name:ident $(= $value:expr)?),* $(,)?) => {
        [$((stringify!($name), $crate::named!(@value $name $($value)?))),*]
    };
}

/// The text of a query, from the file beside the module that asks: `sql!("find")`.
#[macro_export]
macro_rules! sql {
    ($file:literal, $slot:literal = $part:literal) => {{
        static TEXT: $crate::Text = $crate::Text::new(
            concat!(module_path!(), "/", $file),
            include_str!(concat!($file, ".sql")),
        )
        .with($slot, include_str!(concat!($part, ".sql")));
        &TEXT
    }};
    ($file:literal) => {{
        static TEXT: $crate::Text = $crate::Text::new(
            concat!(module_path!(), "/", $file),
            include_str!(concat!($file, ".sql")),
        );
        &TEXT
    }};
}
