//! What all generated choices of schemas have in common.

/// Implements `Debug` and the traits of serde for an enum of schemas, of which
/// `$schemas` knows what distinguishes them. The variants are in the order of the
/// members there. If there is a `property` that distinguishes them, each is
/// serialized with its first tag. The last variant keeps a value that fits none of
/// the others.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    (
        $name:ident, $schemas:expr, $property:expr,
        { $($variant:ident: [$($tag:literal),*],)* }, $rest:ident
    ) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant(value) => {
                        f.debug_tuple(stringify!($variant)).field(value).finish()
                    })*
                    // Its contents are unknown and may be a secret.
                    Self::$rest(_) => f.write_str(concat!(stringify!($rest), "(..)")),
                }
            }
        }

        impl $crate::__private::Choice for $name {
            const NAME: &'static str = concat!("openapi-client-core choice ", stringify!($name));

            fn schemas() -> &'static $crate::__private::Schemas {
                &$schemas
            }

            fn read_member<'de, D>(
                index: usize,
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error>
            where
                D: $crate::__private::serde::Deserializer<'de>,
            {
                let mut number = 0..;
                $(if number.next() == Some(index) {
                    return $crate::__private::serde::Deserialize::deserialize(deserializer)
                        .map(Self::$variant);
                })*
                ::std::result::Result::Err($crate::__private::serde::de::Error::custom(
                    "there is no such member",
                ))
            }

            fn rest(value: $crate::__private::Value) -> Self {
                Self::$rest(value)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: $crate::__private::serde::Serializer,
            {
                let property: ::std::option::Option<&str> = $property;
                match self {
                    $(Self::$variant(value) => {
                        let tags: &[&str] = &[$($tag),*];
                        let tag = property.zip(tags.first().copied());
                        $crate::__private::write_variant(value, tag, serializer)
                    })*
                    Self::$rest(value) => {
                        $crate::__private::serde::Serialize::serialize(value, serializer)
                    }
                }
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
            where
                D: $crate::__private::serde::Deserializer<'de>,
            {
                $crate::__private::read_choice(deserializer)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::{Value, json};

    use crate::__private::Schemas;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Cat {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lives: Option<f64>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Dog {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        barks: Option<bool>,
    }

    #[derive(PartialEq)]
    enum Pet {
        Cat(Cat),
        Dog(Dog),
        Rest(Value),
    }

    static SCHEMAS: Schemas = Schemas::new(
        r#"{"choices": {
            "Pet": {"oneOf": [{"type": "object"}, {"type": "object"}], "tag": {"property": "kind", "values": [["cat", "tom"], ["dog"]]}},
            "Any": {"oneOf": [
                {"type": "object", "properties": {"lives": {"type": "number"}}},
                {"type": "object", "properties": {"barks": {"type": "boolean"}}},
                {"type": "integer"}]},
            "Tree": {"anyOf": [
                {"$ref": "Branch"},
                {"type": "array", "items": {"$ref": "Tree"}},
                {"type": "string"}]}},
        "schemas": {
            "Branch": {"type": "object", "required": ["next"], "properties": {
                "next": {"$ref": "Tree"}, "also": {"$ref": "Tree"}}},
            "Tree": {"anyOf": [
                {"$ref": "Branch"},
                {"type": "array", "items": {"$ref": "Tree"}},
                {"type": "string"}]}}}"#,
    );

    choice!(Pet, SCHEMAS, Some("kind"), { Cat: ["cat", "tom"], Dog: ["dog"], }, Rest);

    #[derive(PartialEq)]
    enum Any {
        Cat(Cat),
        Dog(Dog),
        Number(i64),
        Rest(Value),
    }

    choice!(Any, SCHEMAS, None, { Cat: [], Dog: [], Number: [], }, Rest);

    fn read<T: for<'de> Deserialize<'de>>(value: Value) -> T {
        serde_json::from_value(value).expect("deserializing never fails")
    }

    #[test]
    fn the_tag_names_the_variant_and_an_unknown_one_is_kept() {
        let tom: Pet = read(json!({"kind": "tom", "lives": 9}));
        assert!(matches!(tom, Pet::Cat(cat) if cat.lives == Some(9.0)));
        let dog: Pet = read(json!({"kind": "dog", "barks": true}));
        assert_eq!(dog, Pet::Dog(Dog { barks: Some(true) }));
        for odd in [
            json!({"kind": "eel", "lives": 1}),
            json!({"kind": "cat", "lives": "x"}),
            json!(null),
        ] {
            let read: Pet = read(odd.clone());
            assert_eq!(read, Pet::Rest(odd.clone()));
            assert_eq!(serde_json::to_value(&read).expect("JSON"), odd);
        }
    }

    #[test]
    fn a_missing_tag_is_added() {
        let cat = Cat {
            kind: Some("tom".to_owned()),
            lives: None,
        };
        let dog = Dog { barks: Some(true) };
        for (pet, json) in [
            (Pet::Dog(dog), json!({"barks": true, "kind": "dog"})),
            (Pet::Cat(cat), json!({"kind": "tom"})),
        ] {
            assert_eq!(serde_json::to_value(&pet).expect("JSON"), json);
        }
    }

    #[test]
    fn a_value_that_fits_no_variant_is_not_printed() {
        let rest = Pet::Rest(json!({"token": "hunter2"}));
        assert_eq!(format!("{rest:?}"), "Rest(..)");
        let cat = Pet::Dog(Dog { barks: Some(true) });
        assert_eq!(format!("{cat:?}"), "Dog(Dog { barks: Some(true) })");
    }

    #[test]
    fn without_a_tag_the_variant_that_keeps_most_is_chosen() {
        let cat = read(json!({"lives": 9, "other": 1}));
        assert!(matches!(cat, Any::Cat(_)));
        for (value, expected) in [
            (json!({"barks": true}), Any::Dog(Dog { barks: Some(true) })),
            (
                json!({"barks": true, "a": {}}),
                Any::Dog(Dog { barks: Some(true) }),
            ),
            (json!(5), Any::Number(5)),
            (json!(5.0), Any::Number(5)),
            (json!("text"), Any::Rest(json!("text"))),
            (
                json!([{"barks": true}]),
                Any::Rest(json!([{"barks": true}])),
            ),
        ] {
            assert_eq!(read::<Any>(value), expected);
        }
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Branch {
        next: Box<Tree>,
        #[serde(skip_serializing_if = "Option::is_none")]
        also: Option<Box<Tree>>,
    }

    #[derive(PartialEq)]
    enum Tree {
        Branch(Branch),
        List(Vec<Tree>),
        Leaf(String),
        Rest(Value),
    }

    choice!(Tree, SCHEMAS, None, { Branch: [], List: [], Leaf: [], }, Rest);

    #[test]
    fn a_choice_in_a_choice_is_told_its_member() {
        let value = json!({"next": ["a", {"next": "b", "also": ["c"]}], "also": [[]]});
        let leaf = |text: &str| Tree::Leaf(text.to_owned());
        let inner = Branch {
            next: Box::new(leaf("b")),
            also: Some(Box::new(Tree::List(vec![leaf("c")]))),
        };
        let tree: Tree = read(value.clone());
        assert_eq!(
            tree,
            Tree::Branch(Branch {
                next: Box::new(Tree::List(vec![leaf("a"), Tree::Branch(inner)])),
                also: Some(Box::new(Tree::List(vec![Tree::List(Vec::new())]))),
            })
        );
        assert_eq!(serde_json::to_value(&tree).expect("JSON"), value);
        // The same from text, and with what serde keeps for later.
        let body = value.to_string();
        assert_eq!(crate::decode::<Tree>(body.as_bytes()), Ok(tree));
        let odd = json!({"next": 1});
        assert_eq!(read::<Tree>(odd.clone()), Tree::Rest(odd));
    }
}
