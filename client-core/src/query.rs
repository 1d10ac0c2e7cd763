//! Query parameters.

use serde::ser::Impossible;
use serde::ser::{Error, Serialize, SerializeSeq, Serializer};

/// A query parameter: a name and a value, or one pair for each item of a list.
///
/// Nothing is sent for a value that is `None`. A value that is a map or a
/// structure is refused: its form is the document's business, not a guess.
pub struct QueryParam<'a, T> {
    name: &'a str,
    value: &'a T,
}

impl<'a, T> QueryParam<'a, T> {
    /// The parameter called `name`.
    pub fn new(name: &'a str, value: &'a T) -> Self {
        Self { name, value }
    }
}

impl<T: Serialize> Serialize for QueryParam<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs = self.value.serialize(Pairs { name: self.name });
        let pairs = pairs.map_err(|NoPair(message)| S::Error::custom(message))?;
        serializer.collect_seq(pairs)
    }
}

/// Makes pairs out of a value.
struct Pairs<'a> {
    name: &'a str,
}

/// A value that is no pair.
#[derive(Debug)]
struct NoPair(String);

impl std::fmt::Display for NoPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoPair {}

impl Error for NoPair {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Made<'a> = Vec<(&'a str, String)>;

impl<'a> Pairs<'a> {
    fn one(self, value: impl ToString) -> Result<Made<'a>, NoPair> {
        Ok(vec![(self.name, value.to_string())])
    }

    fn structured<T>(&self) -> Result<T, NoPair> {
        Err(NoPair(format!(
            "the query parameter `{}` is neither a value nor a list of values",
            self.name
        )))
    }
}

macro_rules! scalars {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<Self::Ok, NoPair> {
            self.one(value)
        })*
    };
}

impl<'a> Serializer for Pairs<'a> {
    type Ok = Made<'a>;
    type Error = NoPair;
    type SerializeSeq = PairList<'a>;
    type SerializeTuple = Impossible<Made<'a>, NoPair>;
    type SerializeTupleStruct = Impossible<Made<'a>, NoPair>;
    type SerializeTupleVariant = Impossible<Made<'a>, NoPair>;
    type SerializeMap = Impossible<Made<'a>, NoPair>;
    type SerializeStruct = Impossible<Made<'a>, NoPair>;
    type SerializeStructVariant = Impossible<Made<'a>, NoPair>;

    scalars! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Self::Ok, NoPair> {
        self.structured()
    }

    fn serialize_none(self) -> Result<Self::Ok, NoPair> {
        Ok(Vec::new())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, NoPair> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, NoPair> {
        Ok(Vec::new())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Self::Ok, NoPair> {
        Ok(Vec::new())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Self::Ok, NoPair> {
        self.one(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, NoPair> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, NoPair> {
        self.structured()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NoPair> {
        Ok(PairList {
            name: self.name,
            made: Vec::new(),
        })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoPair> {
        self.structured()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NoPair> {
        self.structured()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoPair> {
        self.structured()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoPair> {
        self.structured()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, NoPair> {
        self.structured()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoPair> {
        self.structured()
    }
}

/// A list, each item of which gives a pair of its own.
struct PairList<'a> {
    name: &'a str,
    made: Made<'a>,
}

impl<'a> SerializeSeq for PairList<'a> {
    type Ok = Made<'a>;
    type Error = NoPair;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoPair> {
        self.made
            .extend(value.serialize(Pairs { name: self.name })?);
        Ok(())
    }

    fn end(self) -> Result<Made<'a>, NoPair> {
        Ok(self.made)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn query(value: &impl Serialize) -> Result<String, String> {
        serde_urlencoded::to_string(QueryParam::new("p", value)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_is_a_pair_and_a_list_one_for_each_item() {
        assert_eq!(query(&true), Ok("p=true".to_owned()));
        assert_eq!(query(&-7), Ok("p=-7".to_owned()));
        assert_eq!(query(&"a b&c=ü"), Ok("p=a+b%26c%3D%C3%BC".to_owned()));
        assert_eq!(query(&vec!["a", "b"]), Ok("p=a&p=b".to_owned()));
        assert_eq!(
            query(&vec![Some(1), None, Some(2)]),
            Ok("p=1&p=2".to_owned())
        );
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        assert_eq!(query(&None::<i32>), Ok(String::new()));
        assert_eq!(query(&Vec::<i32>::new()), Ok(String::new()));
    }

    #[test]
    fn a_structure_is_refused_by_the_name_of_its_parameter() {
        let error = query(&BTreeMap::from([("a", 1)])).expect_err("a map");
        assert!(error.contains("`p`"), "{error}");
    }
}
