//! The four kinds of values both engines share.

use contract::ids::Id;
use domain::money::Cents;

/// A value in a row or a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    /// An integer; booleans are 0 and 1.
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// What can be a parameter.
pub trait IntoValue {
    /// The parameter.
    fn into_value(self) -> Value;
}

macro_rules! into_value {
    ($($from:ty => |$v:ident| $to:expr),* $(,)?) => {
        $(impl IntoValue for $from {
            fn into_value(self) -> Value {
                let $v = self;
                $to
            }
        })*
    };
}

into_value! {
    Value => |v| v,
    &Value => |v| v.clone(),
    i64 => |v| Value::Int(v),
    &i64 => |v| Value::Int(*v),
    i32 => |v| Value::Int(i64::from(v)),
    u32 => |v| Value::Int(i64::from(v)),
    bool => |v| Value::Int(i64::from(v)),
    Cents => |v| Value::Int(v.0),
    &str => |v| Value::Text(v.to_owned()),
    &&str => |v| Value::Text((*v).to_owned()),
    String => |v| Value::Text(v),
    &String => |v| Value::Text(v.clone()),
    &[u8] => |v| Value::Blob(v.to_vec()),
    Vec<u8> => |v| Value::Blob(v),
    &Vec<u8> => |v| Value::Blob(v.clone()),
}

impl<Of> IntoValue for Id<Of> {
    fn into_value(self) -> Value {
        Value::Int(self.number())
    }
}

impl<Of: Copy> IntoValue for &Id<Of> {
    fn into_value(self) -> Value {
        (*self).into_value()
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, IntoValue::into_value)
    }
}
