//! Values as texts, lists and objects: what a place in a request can hold
//! that is not JSON.

use std::fmt::{self, Display};

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use zeroize::Zeroizing;

/// A value, with every number and every flag as the text that it is sent as.
/// The texts are overwritten when they are dropped.
#[derive(Debug, PartialEq)]
pub(crate) enum Tree {
    Nothing,
    Text(Zeroizing<String>),
    List(Vec<Tree>),
    /// In the order in which the value gives its members.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of `value`.
    ///
    /// # Errors
    ///
    /// The value does not serialize, or the key of a map is no text.
    pub(crate) fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, String> {
        value.serialize(ToTree).map_err(|NoTree(message)| message)
    }

    /// The text of a value that is neither a list nor an object; `None` if
    /// there is no value.
    pub(crate) fn text(&self) -> Result<Option<&str>, String> {
        match self {
            Self::Nothing => Ok(None),
            Self::Text(text) => Ok(Some(text)),
            Self::List(_) => Err("has a list where only a value can stand".to_owned()),
            Self::Object(_) => Err("has an object where only a value can stand".to_owned()),
        }
    }

    /// The texts of the values of a list, of an object's names and values in
    /// turn, or of the one value.
    pub(crate) fn texts(&self) -> Result<Vec<&str>, String> {
        match self {
            Self::List(items) => items.iter().filter_map(|i| i.text().transpose()).collect(),
            Self::Object(members) => {
                let mut texts = Vec::new();
                for (name, value) in members {
                    if let Some(value) = value.text()? {
                        texts.extend([name.as_str(), value]);
                    }
                }
                Ok(texts)
            }
            value => Ok(value.text()?.into_iter().collect()),
        }
    }
}

struct ToTree;

/// Why there is no tree.
#[derive(Debug)]
struct NoTree(String);

impl Display for NoTree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoTree {}

impl Error for NoTree {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

fn text(value: impl ToString) -> Tree {
    Tree::Text(Zeroizing::new(value.to_string()))
}

macro_rules! scalars {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<Tree, NoTree> {
            Ok(text(value))
        })*
    };
}

impl Serializer for ToTree {
    type Ok = Tree;
    type Error = NoTree;
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
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Tree, NoTree> {
        Ok(Tree::List(bytes.iter().map(text).collect()))
    }

    fn serialize_none(self) -> Result<Tree, NoTree> {
        Ok(Tree::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, NoTree> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Tree, NoTree> {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Tree, NoTree> {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Tree, NoTree> {
        Ok(text(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, NoTree> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Tree, NoTree> {
        Ok(of_variant(Some(variant), value.serialize(self)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, NoTree> {
        Ok(Items::default())
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, NoTree> {
        Ok(Items::default())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, NoTree> {
        Ok(Items::default())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items, NoTree> {
        Ok(Items {
            variant: Some(variant),
            ..Items::default()
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, NoTree> {
        Ok(Members::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, NoTree> {
        Ok(Members::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members, NoTree> {
        Ok(Members {
            variant: Some(variant),
            ..Members::default()
        })
    }
}

/// The value of a variant stands below the variant's name, as in JSON.
fn of_variant(variant: Option<&'static str>, value: Tree) -> Tree {
    match variant {
        Some(variant) => Tree::Object(vec![(variant.to_owned(), value)]),
        None => value,
    }
}

/// A list on its way.
#[derive(Default)]
struct Items {
    variant: Option<&'static str>,
    items: Vec<Tree>,
}

impl Items {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoTree> {
        self.items.push(value.serialize(ToTree)?);
        Ok(())
    }

    fn finish(self) -> Tree {
        of_variant(self.variant, Tree::List(self.items))
    }
}

/// An object on its way.
#[derive(Default)]
struct Members {
    variant: Option<&'static str>,
    key: Option<String>,
    members: Vec<(String, Tree)>,
}

impl Members {
    fn push<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), NoTree> {
        let value = value.serialize(ToTree)?;
        self.members.push((key.to_owned(), value));
        Ok(())
    }

    fn finish(self) -> Tree {
        of_variant(self.variant, Tree::Object(self.members))
    }
}

macro_rules! lists {
    ($($implemented:ident: $method:ident),* $(,)?) => {
        $(impl $implemented for Items {
            type Ok = Tree;
            type Error = NoTree;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoTree> {
                self.push(value)
            }

            fn end(self) -> Result<Tree, NoTree> {
                Ok(self.finish())
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

macro_rules! objects {
    ($($implemented:ident),* $(,)?) => {
        $(impl $implemented for Members {
            type Ok = Tree;
            type Error = NoTree;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), NoTree> {
                self.push(key, value)
            }

            fn end(self) -> Result<Tree, NoTree> {
                Ok(self.finish())
            }
        })*
    };
}

objects! {
    SerializeStruct,
    SerializeStructVariant,
}

impl SerializeMap for Members {
    type Ok = Tree;
    type Error = NoTree;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NoTree> {
        let key = key.serialize(ToTree)?;
        let text = key.text().map_err(NoTree)?;
        self.key = text.map(str::to_owned);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoTree> {
        let key = self.key.take().unwrap_or_default();
        self.push(&key, value)
    }

    fn end(self) -> Result<Tree, NoTree> {
        Ok(self.finish())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde_json::json;

    use super::{Tree, text};

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

    fn object(members: &[(&str, &str)]) -> Tree {
        let members = members.iter().map(|(k, v)| ((*k).to_owned(), text(v)));
        Tree::Object(members.collect())
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
        let pair = Tree::List(vec![text(2), text("true")]);
        let list = vec![
            text("plain"),
            object(&[("value", "1")]),
            Tree::Object(vec![("pair".to_owned(), pair)]),
            Tree::Object(vec![("fields".to_owned(), object(&[("a", "b")]))]),
        ];
        assert_eq!(
            Tree::of(&whole),
            Ok(Tree::Object(vec![
                ("number".to_owned(), text("1.1")),
                ("none".to_owned(), Tree::Nothing),
                ("list".to_owned(), Tree::List(list)),
            ]))
        );
    }

    #[test]
    fn the_keys_of_a_map_are_texts() {
        assert_eq!(
            Tree::of(&BTreeMap::from([(1, "a")])),
            Ok(object(&[("1", "a")]))
        );
        assert!(Tree::of(&BTreeMap::from([(vec![1], "a")])).is_err());
    }

    #[test]
    fn the_texts_of_a_value_are_those_of_one_level() {
        let texts = |value| {
            let tree = Tree::of(&value).expect("a tree");
            let texts = tree.texts()?;
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
