//! Values as text, lists and objects: what the parts of a request other than
//! JSON can contain.

use std::fmt::{self, Display};

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use zeroize::Zeroizing;

use crate::secret::writing_request;

/// A value, with every number and every flag as the text that is sent. The
/// texts are overwritten when they are dropped.
#[derive(Debug, PartialEq)]
pub(crate) enum ParamValue {
    /// There is no value.
    None,
    /// The value is `null`.
    Null,
    Text(Zeroizing<String>),
    List(Vec<ParamValue>),
    /// In the order in which the value serializes its members.
    Object(Vec<(String, ParamValue)>),
}

impl ParamValue {
    /// Converts `value`.
    ///
    /// # Errors
    ///
    /// The value does not serialize, or the key of a map is not text.
    pub(crate) fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, String> {
        writing_request(|| value.serialize(ValueSerializer)).map_err(|ValueError(message)| message)
    }

    /// The text of a value that is neither a list nor an object; `None` if
    /// there is no value, or it is `null`.
    pub(crate) fn text(&self) -> Result<Option<&str>, String> {
        match self {
            Self::None | Self::Null => Ok(None),
            Self::Text(text) => Ok(Some(text)),
            Self::List(_) => Err("contains a list where a single value is required".to_owned()),
            Self::Object(_) => {
                Err("contains an object where a single value is required".to_owned())
            }
        }
    }

    /// Whether it is a list or an object with nothing in it, or `null`.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(items) => items.is_empty(),
            Self::Object(members) => members.is_empty(),
            Self::None | Self::Text(_) => false,
        }
    }

    /// The texts of the items of a list, or of a single value.
    pub(crate) fn items(&self) -> Result<Vec<&str>, String> {
        match self {
            Self::List(items) => items.iter().filter_map(|i| i.text().transpose()).collect(),
            value => Ok(value.text()?.into_iter().collect()),
        }
    }

    /// The texts of [`items`](Self::items), or the names and values of an
    /// object in turn.
    pub(crate) fn texts(&self) -> Result<Vec<&str>, String> {
        let Self::Object(members) = self else {
            return self.items();
        };
        let mut texts = Vec::new();
        for (name, value) in members {
            if let Some(value) = value.text()? {
                texts.extend([name.as_str(), value]);
            }
        }
        Ok(texts)
    }
}

struct ValueSerializer;

/// Why a value does not serialize.
#[derive(Debug)]
struct ValueError(String);

impl Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ValueError {}

impl Error for ValueError {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Result<T, E = ValueError> = std::result::Result<T, E>;

fn text(value: impl ToString) -> ParamValue {
    ParamValue::Text(Zeroizing::new(value.to_string()))
}

macro_rules! scalars {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<ParamValue> {
            Ok(text(value))
        })*
    };
}

/// Methods that begin a list or an object and ignore their arguments.
macro_rules! compounds {
    ($($method:ident($($argument:ident: $type:ty),*) -> $compound:ident),* $(,)?) => {
        $(fn $method(self, $($argument: $type),*) -> Result<$compound> {
            Ok($compound::default())
        })*
    };
}

impl Serializer for ValueSerializer {
    type Ok = ParamValue;
    type Error = ValueError;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    scalars! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
    }

    compounds! {
        serialize_seq(_len: Option<usize>) -> Items,
        serialize_tuple(_len: usize) -> Items,
        serialize_tuple_struct(_name: &'static str, _len: usize) -> Items,
        serialize_map(_len: Option<usize>) -> Members,
        serialize_struct(_name: &'static str, _len: usize) -> Members,
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<ParamValue> {
        Ok(ParamValue::List(bytes.iter().map(text).collect()))
    }

    fn serialize_none(self) -> Result<ParamValue> {
        Ok(ParamValue::None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<ParamValue> {
        Ok(match value.serialize(self)? {
            ParamValue::None => ParamValue::Null,
            value => value,
        })
    }

    fn serialize_unit(self) -> Result<ParamValue> {
        Ok(ParamValue::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<ParamValue> {
        Ok(ParamValue::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<ParamValue> {
        Ok(text(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<ParamValue> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<ParamValue> {
        Ok(in_variant(Some(variant), value.serialize(self)?))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items> {
        Ok(Items {
            variant: Some(variant),
            ..Items::default()
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members> {
        Ok(Members {
            variant: Some(variant),
            ..Members::default()
        })
    }
}

/// The value of a variant is a member with the variant's name, as in JSON.
fn in_variant(variant: Option<&'static str>, value: ParamValue) -> ParamValue {
    match variant {
        Some(variant) => ParamValue::Object(vec![(variant.to_owned(), value)]),
        None => value,
    }
}

/// A list that is being serialized.
#[derive(Default)]
struct Items {
    variant: Option<&'static str>,
    items: Vec<ParamValue>,
}

/// An object that is being serialized.
#[derive(Default)]
struct Members {
    variant: Option<&'static str>,
    members: Vec<(String, ParamValue)>,
}

/// Traits of serde that add the next item of a list.
macro_rules! lists {
    ($($implemented:ident: $method:ident),* $(,)?) => {
        $(impl $implemented for Items {
            type Ok = ParamValue;
            type Error = ValueError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.items.push(value.serialize(ValueSerializer)?);
                Ok(())
            }

            fn end(self) -> Result<ParamValue> {
                Ok(in_variant(self.variant, ParamValue::List(self.items)))
            }
        })*
    };
}

/// Traits of serde that add the next member of an object.
macro_rules! objects {
    ($($implemented:ident),* $(,)?) => {
        $(impl $implemented for Members {
            type Ok = ParamValue;
            type Error = ValueError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<()> {
                self.members.push((key.to_owned(), value.serialize(ValueSerializer)?));
                Ok(())
            }

            fn end(self) -> Result<ParamValue> {
                Ok(in_variant(self.variant, ParamValue::Object(self.members)))
            }
        })*
    };
}

lists! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

objects! {
    SerializeStruct,
    SerializeStructVariant,
}

impl SerializeMap for Members {
    type Ok = ParamValue;
    type Error = ValueError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let key = key.serialize(ValueSerializer)?;
        let key = key.text().map_err(ValueError)?.unwrap_or_default();
        self.members.push((key.to_owned(), ParamValue::Null));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        // serde calls this after the key.
        if let Some((_, member)) = self.members.last_mut() {
            *member = value.serialize(ValueSerializer)?;
        }
        Ok(())
    }

    fn end(self) -> Result<ParamValue> {
        Ok(ParamValue::Object(self.members))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde_json::json;

    use super::{ParamValue, text};

    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Choice {
        Plain,
        Value(u8),
        Pair(u8, bool),
        Fields { a: char },
    }

    #[derive(Serialize)]
    struct Whole {
        number: f32,
        none: Option<u8>,
        list: Vec<Choice>,
    }

    fn object(members: &[(&str, &str)]) -> ParamValue {
        let members = members.iter().map(|(k, v)| ((*k).to_owned(), text(v)));
        ParamValue::Object(members.collect())
    }

    #[test]
    fn a_value_keeps_its_shape_and_its_numbers_become_texts() {
        let whole = Whole {
            number: 1.1,
            none: None,
            list: vec![
                Choice::Plain,
                Choice::Value(1),
                Choice::Pair(2, true),
                Choice::Fields { a: 'b' },
            ],
        };
        let pair = ParamValue::List(vec![text(2), text("true")]);
        let list = vec![
            text("plain"),
            object(&[("value", "1")]),
            ParamValue::Object(vec![("pair".to_owned(), pair)]),
            ParamValue::Object(vec![("fields".to_owned(), object(&[("a", "b")]))]),
        ];
        assert_eq!(
            ParamValue::of(&whole),
            Ok(ParamValue::Object(vec![
                ("number".to_owned(), text("1.1")),
                ("none".to_owned(), ParamValue::None),
                ("list".to_owned(), ParamValue::List(list)),
            ]))
        );
    }

    #[test]
    fn the_keys_of_a_map_are_texts() {
        assert_eq!(
            ParamValue::of(&BTreeMap::from([(1, "a")])),
            Ok(object(&[("1", "a")]))
        );
        assert!(ParamValue::of(&BTreeMap::from([(vec![1], "a")])).is_err());
    }

    #[test]
    fn the_texts_of_a_value_are_those_of_one_level() {
        let texts = |json| {
            let value = ParamValue::of(&json).expect("a value");
            let texts = value.texts()?;
            Ok::<_, String>(texts.join(" "))
        };
        assert_eq!(texts(json!(["a", null, 2])), Ok("a 2".to_owned()));
        assert_eq!(texts(json!({"a": 1, "b": null})), Ok("a 1".to_owned()));
        assert_eq!(texts(json!(null)), Ok(String::new()));
        for deep in [json!([[1]]), json!({"a": {"b": 1}}), json!([{"a": 1}])] {
            assert!(texts(deep.clone()).is_err(), "{deep}");
        }
    }
}
