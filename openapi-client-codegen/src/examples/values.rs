//! Values that a document allows, as Rust.

use quote::ToTokens;
use serde_json::Value;
use syn::Type;

use crate::document::resolve;
use crate::examples::types::{Declared, Property, Types};
use crate::free_names::FreeNames;
use crate::refine::syntax::{argument_of, segments};

const UUID: &str = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";

/// How deep types are nested in a value.
const DEPTH: usize = 3;

/// How many properties are set where none is required.
const OPTIONAL: usize = 2;

/// What a document says of a value.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) schema: &'a Value,
    /// The value in an example of what it is in, or `null`.
    pub(crate) example: &'a Value,
    /// What it is called.
    pub(crate) name: &'a str,
}

/// What values are made of, and what making them took.
pub(crate) struct Values<'a> {
    document: &'a Value,
    types: &'a Types,
    /// A secret, as Rust.
    secret: &'static str,
    /// What somebody else has to know: names, each with its type.
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) names: FreeNames,
    /// Whether a conversion in them may fail.
    pub(crate) is_fallible: bool,
    pub(crate) is_deprecated: bool,
    depth: usize,
}

impl<'a> Values<'a> {
    pub(crate) fn new(document: &'a Value, types: &'a Types, secret: &'static str) -> Self {
        Self {
            document,
            types,
            secret,
            parameters: Vec::new(),
            names: FreeNames::default(),
            is_fallible: false,
            is_deprecated: false,
            depth: 0,
        }
    }

    /// A value that a setter takes, if one is known.
    pub(crate) fn argument(&mut self, known: Known<'a>, ty: &Type) -> Option<String> {
        let types = self.types;
        if let Some(name) = declared_name(ty) {
            return match types.get(&name) {
                Some(Declared::Built(properties)) => self.built(known, &name, properties),
                Some(Declared::Alias(ty)) => self.within(|it| it.argument(known, ty)),
                Some(Declared::Text(texts)) => {
                    let (_, text) = self.listed(known, texts)?;
                    Some(format!("{text:?}"))
                }
                Some(Declared::Converted(_)) => self.exact(known, ty),
                // Texts convert to an enum of them.
                None => Some(format!(
                    "{:?}",
                    self.find(known.schema, "enum")?[0].as_str()?
                )),
            };
        }
        let item = |name: &str| argument_of(ty, name);
        Some(match last(ty)?.as_str() {
            "Secret" => self.secret.to_owned(),
            "Uuid" => format!("{:?}", self.uuid(known)),
            "String" => format!("{:?}", self.words(known)?),
            "Body" => format!("{:?}", "contents"),
            "FilePart" => "std::path::Path::new(\"file\")".to_owned(),
            "Vec" | "BTreeSet" | "HashSet" => {
                let item = ["Vec", "BTreeSet", "HashSet"].into_iter().find_map(item)?;
                format!("[{}]", self.exact(self.item(known), item)?)
            }
            "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64" => {
                self.number(known, ty)?.to_string()
            }
            "f64" => format!("{}.0", self.number(known, ty)?),
            "Option" => self.exact(known, item("Option")?)?,
            _ => self.exact(known, ty)?,
        })
    }

    /// A value of exactly this type, if one is known.
    fn exact(&mut self, known: Known<'a>, ty: &Type) -> Option<String> {
        let types = self.types;
        if let Some(name) = declared_name(ty) {
            return match types.get(&name) {
                Some(Declared::Built(properties)) => {
                    let builder = self.built(known, &name, properties)?;
                    self.is_fallible = true;
                    Some(format!("types::{name}::try_from({builder})?"))
                }
                Some(Declared::Alias(ty)) => self.within(|it| it.exact(known, ty)),
                Some(Declared::Text(texts)) => {
                    let (variant, _) = self.listed(known, texts)?;
                    Some(format!("types::{name}::{variant}"))
                }
                Some(Declared::Converted(conversions)) => {
                    conversions.iter().find_map(|conversion| {
                        let value = match &conversion.from {
                            Type::Reference(_) => format!("{:?}", self.words(known)?),
                            ty => self.within(|it| it.exact(known, ty))?,
                        };
                        self.is_fallible |= conversion.is_fallible;
                        Some(match conversion.is_fallible {
                            true => format!("types::{name}::try_from({value})?"),
                            false => format!("types::{name}::from({value})"),
                        })
                    })
                }
                None => {
                    let text = self.find(known.schema, "enum")?[0].as_str()?;
                    Some(format!("types::{name}::from({text:?})"))
                }
            };
        }
        let name = last(ty)?;
        Some(match name.as_str() {
            "Uuid" => format!("uuid::uuid!({:?})", self.uuid(known)),
            "DateTime" => "chrono::DateTime::<chrono::Utc>::UNIX_EPOCH".to_owned(),
            "NaiveDate" => "chrono::NaiveDate::default()".to_owned(),
            "String" => format!("{:?}.to_owned()", self.words(known)?),
            "bool" => "true".to_owned(),
            "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64" | "f32"
            | "f64" => format!("{}_{name}", self.number(known, ty)?),
            "NonZeroU32" | "NonZeroU64" => {
                let number_type = name.trim_start_matches("NonZero").to_lowercase();
                format!("{}_{number_type}", self.number(known, ty)?)
            }
            "Vec" => {
                let item = argument_of(ty, "Vec")?;
                format!("vec![{}]", self.exact(self.item(known), item)?)
            }
            "Option" => format!("Some({})", self.exact(known, argument_of(ty, "Option")?)?),
            "Secret" => format!("openapi_client_core::Secret::from({})", self.secret),
            "FilePart" => "FilePart::open(\"file\")".to_owned(),
            _ => return None,
        })
    }

    /// What `make` gives within another type, if that is not too deep in others: a type
    /// may be within itself.
    fn within<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth == DEPTH {
            return None;
        }
        self.depth += 1;
        let made = make(self);
        self.depth -= 1;
        made
    }

    /// A builder of the type `name`, if it is not too deep in others.
    fn built(
        &mut self,
        known: Known<'a>,
        name: &str,
        properties: &'a [Property],
    ) -> Option<String> {
        let setters = self.within(|it| Some(it.setters(known, properties)))?;
        Some(format!("types::{name}::builder(){setters}"))
    }

    /// Calls of the setters of `properties` that are required. Where none is, of some
    /// that have a plain value.
    fn setters(&mut self, known: Known<'a>, properties: &'a [Property]) -> String {
        let mut calls = String::new();
        for property in properties.iter().filter(|property| property.is_required) {
            let value = self.value(
                self.property(known, &property.name),
                &property.ty,
                &property.setter,
            );
            self.is_deprecated |= property.is_deprecated;
            calls += &format!(".{}({value})", property.setter);
        }
        if calls.is_empty() {
            let values = properties.iter().filter(|it| !it.is_deprecated);
            let values = values.filter_map(|property| {
                let known = self.property(known, &property.name);
                let is_sent = self.find(known.schema, "readOnly") != Some(&Value::Bool(true));
                let value = self.plain(known, &property.ty).filter(|_| is_sent)?;
                Some(format!(".{}({value})", property.setter))
            });
            calls.extend(values.take(OPTIONAL));
        }
        calls
    }

    /// The setters of a body of the type `ty`, if that has a builder.
    pub(crate) fn body(&mut self, known: Known<'a>, ty: &Type) -> Option<String> {
        let types = self.types;
        match types.get(&declared_name(ty)?)? {
            Declared::Built(properties) => {
                // In a closure that is what is built.
                self.names.take("body");
                self.within(|it| Some(it.setters(known, properties)))
            }
            _ => None,
        }
    }

    /// A value that a setter takes: if none is known, one that somebody else has to know,
    /// called `wanted`.
    pub(crate) fn value(&mut self, known: Known<'a>, ty: &Type, wanted: &str) -> String {
        let before = (self.parameters.len(), self.names.clone());
        self.argument(known, ty).unwrap_or_else(|| {
            // Of parts that are not in the end.
            self.parameters.truncate(before.0);
            self.names = before.1;
            let name = self
                .names
                .take_first(wanted, |number| format!("{wanted}_{number}"));
            self.parameters.push((name.clone(), shown(ty)));
            name
        })
    }

    /// A value for a property that may be left out, if it has no parts.
    fn plain(&mut self, known: Known<'a>, ty: &Type) -> Option<String> {
        let inner = argument_of(ty, "Option").or_else(|| argument_of(ty, "Nullable"))?;
        let is_plain = match declared_name(inner) {
            Some(name) => matches!(self.types.get(&name), Some(Declared::Text(_))),
            None => !["Vec", "Box"].contains(&last(inner)?.as_str()),
        };
        match last(inner)?.as_str() {
            // Of what converts to a value, a property that may be left out takes this.
            "String" if is_plain => self.argument(known, inner),
            _ => self.exact(known, inner).filter(|_| is_plain),
        }
    }

    /// The property `name` of a value.
    fn property(&self, known: Known<'a>, name: &'a str) -> Known<'a> {
        let mut example = &known.example[name];
        if example.is_null() {
            let whole = self.find(known.schema, "example");
            example = whole.map_or(&Value::Null, |whole| &whole[name]);
        }
        Known {
            schema: self
                .property_schema(known.schema, name, DEEP)
                .unwrap_or(&Value::Null),
            example,
            name,
        }
    }

    fn property_schema(&self, schema: &'a Value, name: &str, depth: usize) -> Option<&'a Value> {
        let schema = resolve(self.document, schema)?;
        let own = schema.get("properties").and_then(|all| all.get(name));
        own.or_else(|| {
            let depth = depth.checked_sub(1)?;
            let mut members = schema["allOf"].as_array().into_iter().flatten();
            members.find_map(|member| self.property_schema(member, name, depth))
        })
    }

    /// The items of a list.
    fn item(&self, known: Known<'a>) -> Known<'a> {
        Known {
            schema: self.find(known.schema, "items").unwrap_or(&Value::Null),
            example: &known.example[0],
            ..known
        }
    }

    /// What the schema, or what it is composed of, says by `key`.
    fn find(&self, schema: &'a Value, key: &str) -> Option<&'a Value> {
        self.find_in(schema, key, DEEP)
    }

    fn find_in(&self, schema: &'a Value, key: &str, depth: usize) -> Option<&'a Value> {
        let schema = resolve(self.document, schema)?;
        schema.get(key).or_else(|| {
            let depth = depth.checked_sub(1)?;
            let mut members = schema["allOf"].as_array().into_iter().flatten();
            members.find_map(|member| self.find_in(member, key, depth))
        })
    }

    /// The values that the document shows, the best first.
    fn shown(&self, known: Known<'a>) -> impl Iterator<Item = &'a Value> {
        let of_schema = ["example", "default", "enum"].map(|key| self.find(known.schema, key));
        let [example, default, listed] = of_schema;
        let listed = listed.and_then(|listed| listed.get(0));
        [Some(known.example), example, default, listed]
            .into_iter()
            .flatten()
    }

    /// One of `texts`.
    fn listed(
        &self,
        known: Known<'a>,
        texts: &'a [(String, String)],
    ) -> Option<&'a (String, String)> {
        let mut shown = self.shown(known);
        let shown = shown.find_map(|shown| texts.iter().find(|(_, text)| shown == text.as_str()));
        shown.or_else(|| texts.first())
    }

    fn uuid(&self, known: Known<'a>) -> &'a str {
        let is_uuid = |text: &&str| {
            let mut parts = text.split('-').map(str::len);
            text.bytes()
                .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
                && [8, 4, 4, 4, 12]
                    .into_iter()
                    .all(|length| parts.next() == Some(length))
                && parts.next().is_none()
        };
        let mut texts = self.shown(known).filter_map(Value::as_str);
        texts.find(is_uuid).unwrap_or(UUID)
    }

    /// A text that the schema allows, if one is known.
    fn words(&self, known: Known<'a>) -> Option<String> {
        let shown = self.shown(known).find_map(|shown| match shown {
            Value::String(text) => Some(text.clone()),
            Value::Bool(_) | Value::Number(_) => Some(shown.to_string()),
            _ => None,
        });
        if let Some(text) = shown.filter(|text| text.len() <= LONG && !text.is_empty()) {
            return Some(text);
        }
        if self.find(known.schema, "pattern").is_some() {
            return None;
        }
        let format = self.find(known.schema, "format").and_then(Value::as_str);
        if let Some(format) = format {
            let (_, text) = FORMATS.iter().find(|(known, _)| *known == format)?;
            return Some((*text).to_owned());
        }
        let length = |key: &str| self.find(known.schema, key).and_then(Value::as_u64);
        let least = length("minLength").unwrap_or(1).clamp(1, 1_000);
        let most = length("maxLength").unwrap_or(u64::MAX);
        let is_fine = (least..=most).contains(&(known.name.chars().count() as u64));
        Some(match is_fine && known.name.is_ascii() {
            true => known.name.to_owned(),
            false => "a".repeat(usize::try_from(least).unwrap_or(1)),
        })
    }

    /// A whole number that the schema allows.
    fn number(&self, known: Known<'a>, ty: &Type) -> Option<i64> {
        let of = |key: &str| self.find(known.schema, key).and_then(Value::as_i64);
        let least = of("minimum").unwrap_or(i64::MIN);
        let most = of("maximum").unwrap_or(i64::MAX);
        let step = of("multipleOf").unwrap_or(1).max(1);
        let name = last(ty)?;
        let is_small = ["i8", "i16", "u8", "u16"].contains(&name.as_str());
        let is_unsigned = name.starts_with('u') || name.starts_with("NonZero");
        // Every type has these.
        let range = match (is_small, is_unsigned) {
            (true, _) => 1..=127,
            (false, true) => 1..=i64::from(i32::MAX),
            (false, false) => i64::from(i32::MIN)..=i64::from(i32::MAX),
        };
        let is_fine = |number: &i64| {
            range.contains(number) && (least..=most).contains(number) && number % step == 0
        };
        if let Some(number) = self.shown(known).filter_map(Value::as_i64).find(is_fine) {
            return Some(number);
        }
        let number = 7.clamp(least, most.max(least));
        let number = number.checked_add((step - number.rem_euclid(step)) % step)?;
        (number <= most && range.contains(&number)).then_some(number)
    }
}

/// How many compositions are looked into.
const DEEP: usize = 8;

/// How long a text is that is shown.
const LONG: usize = 60;

/// Texts of the formats that are no types of their own.
const FORMATS: [(&str, &str); 10] = [
    ("date", "2030-01-31"),
    ("date-time", "2030-01-31T12:00:00Z"),
    ("email", "user@example.com"),
    ("hostname", "www.example.com"),
    ("idn-email", "user@example.com"),
    ("ipv4", "192.0.2.1"),
    ("ipv6", "2001:db8::1"),
    ("uri", "https://www.example.com"),
    ("url", "https://www.example.com"),
    ("uuid", UUID),
];

/// The name of a type of a schema.
fn declared_name(ty: &Type) -> Option<String> {
    match segments(ty).as_slice() {
        [module, name] if module == "types" => Some(name.clone()),
        _ => None,
    }
}

/// The name of a type without its path.
pub(crate) fn last(ty: &Type) -> Option<String> {
    segments(ty).pop()
}

/// A type as code outside of the crate writes it.
pub(crate) fn shown(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string().replace(' ', "");
    text.trim_start_matches("::").replace(',', ", ")
}

/// The schema and the example of a parameter of an operation.
pub(crate) fn of_parameter<'a>(parameter: &'a Value, name: &'a str) -> Known<'a> {
    Known {
        schema: crate::model::parameter::schema(parameter),
        example: example(parameter),
        name,
    }
}

/// The example of a parameter or of a body.
pub(crate) fn example(object: &Value) -> &Value {
    let named = object["examples"]
        .as_object()
        .and_then(|all| all.values().next());
    let named = named.and_then(|example| example.get("value"));
    object.get("example").or(named).unwrap_or(&Value::Null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use syn::{Item, parse_quote};

    use super::*;

    /// What a setter of the parameter `p` takes that has this schema and type.
    fn value(schema: &Value, ty: &str, types: &Types) -> Option<String> {
        let ty = syn::parse_str(ty).expect("a type");
        let known = Known {
            schema,
            example: &Value::Null,
            name: "p",
        };
        Values::new(&Value::Null, types, "secret").argument(known, &ty)
    }

    #[test]
    fn a_parameter_has_a_value_that_its_schema_allows() {
        for (schema, ty, expected) in [
            (json!({}), "bool", "true"),
            (json!({}), "i64", "7"),
            (json!({"minimum": 10}), "u32", "10"),
            (
                json!({"minimum": 10, "example": 12, "default": 11}),
                "u32",
                "12",
            ),
            (
                json!({"minimum": 10, "example": 9, "default": 11}),
                "u32",
                "11",
            ),
            (json!({"example": 5_000_000_000_i64}), "i64", "7"),
            (json!({"example": -5}), "u16", "7"),
            (json!({"maximum": 3}), "::std::num::NonZeroU64", "3_u64"),
            (json!({"multipleOf": 5}), "f64", "10.0"),
            (json!({"multipleOf": 5}), "f32", "10_f32"),
            (json!({"enum": [2]}), "i32", "2"),
            (json!({}), "::std::string::String", "\"p\""),
            (json!({"example": 5}), "String", "\"5\""),
            (
                json!({"example": "a\n```\n\"b\""}),
                "String",
                "\"a\\n```\\n\\\"b\\\"\"",
            ),
            (json!({"minLength": 3}), "String", "\"aaa\""),
            (json!({"pattern": "x", "example": "x"}), "String", "\"x\""),
            (json!({"format": "email"}), "String", "\"user@example.com\""),
            (json!({"allOf": [{"example": "x"}]}), "String", "\"x\""),
            (json!({"enum": ["b"]}), "types::Kind", "\"b\""),
            (json!({}), "::openapi_client_core::Secret", "secret"),
            (json!({}), "::openapi_client_core::Body", "\"contents\""),
            (
                json!({}),
                "::uuid::Uuid",
                "\"2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11\"",
            ),
            (
                json!({"example": "9F6C54D5-5f4a-4a55-9a8e-5f5d1c1f7c10", "default": "x"}),
                "::uuid::Uuid",
                "\"9F6C54D5-5f4a-4a55-9a8e-5f5d1c1f7c10\"",
            ),
            (
                json!({"items": {"enum": ["b"]}}),
                "::std::vec::Vec<types::Kind>",
                "[types::Kind::from(\"b\")]",
            ),
            (json!({"items": {}}), "Vec<String>", "[\"p\".to_owned()]"),
            (json!({"items": {}}), "Vec<Vec<i64>>", "[vec![7_i64]]"),
            (
                json!({"example": "b"}),
                "Option<String>",
                "\"b\".to_owned()",
            ),
        ] {
            assert_eq!(
                value(&schema, ty, &Types::default()).as_deref(),
                Some(expected),
                "{schema} {ty}"
            );
        }
    }

    #[test]
    fn a_parameter_has_no_value_where_none_is_known() {
        for (schema, ty) in [
            (json!({"pattern": "^x"}), "String"),
            (json!({"format": "phone"}), "String"),
            (json!({"multipleOf": 5, "maximum": 4}), "i64"),
            (json!({"minimum": 5_000_000_000_i64}), "i64"),
            (json!({}), "types::Filter"),
            (json!({}), "::serde_json::Value"),
        ] {
            assert_eq!(value(&schema, ty, &Types::default()), None, "{schema} {ty}");
        }
    }

    #[test]
    fn a_value_of_a_type_of_the_document_is_made_as_that_type_is() {
        let items: Vec<Item> = vec![
            parse_quote!(
                #[builder]
                struct Thing {
                    #[serde(rename = "aName")]
                    name: String,
                    part: Part,
                    kinds: Vec<Kind>,
                    #[serde(default)]
                    note: Option<String>,
                }
            ),
            parse_quote!(
                #[builder]
                struct Part {
                    #[serde(default)]
                    id: Option<::uuid::Uuid>,
                    #[serde(default)]
                    list: Option<Vec<String>>,
                    #[serde(default)]
                    kind: Option<Kind>,
                    #[serde(default)]
                    #[deprecated = "old"]
                    old: Option<bool>,
                    #[serde(default)]
                    size: ::openapi_client_core::Nullable<i64>,
                    #[serde(default)]
                    more: Option<bool>,
                }
            ),
            parse_quote!(
                #[closed]
                enum Kind {
                    #[serde(rename = "a")]
                    A,
                    #[serde(rename = "b")]
                    B,
                }
            ),
            parse_quote!(
                struct Short(String);
            ),
            parse_quote!(impl ::std::convert::TryFrom<&str> for Short {}),
            parse_quote!(
                struct Names(pub Vec<Kind>);
            ),
            parse_quote!(impl From<&Names> for Names {}),
            parse_quote!(impl From<Vec<Kind>> for Names {}),
            parse_quote!(
                type Other = Kind;
            ),
            parse_quote!(
                struct Lists(pub Vec<Lists>);
            ),
            parse_quote!(impl From<Vec<Lists>> for Lists {}),
            parse_quote!(
                #[builder]
                struct Loop {
                    next: Box<Loop>,
                }
            ),
            parse_quote!(
                #[builder]
                struct Deep {
                    next: Vec<Deep>,
                }
            ),
        ];
        let types = Types::of(&items);
        let thing = json!({
            "properties": {
                "aName": {"example": "x"},
                "kinds": {"items": {"example": "b"}},
                "part": {"properties": {"id": {"readOnly": true}}},
            },
            "example": {"aName": "y"},
        });
        for (schema, ty, expected) in [
            (
                &thing,
                "types::Thing",
                "types::Thing::builder().name(\"y\")\
                 .part(types::Part::builder().kind(types::Kind::A).size(7_i64))\
                 .kinds([types::Kind::B])",
            ),
            (
                &Value::Null,
                "Vec<types::Part>",
                "[types::Part::try_from(types::Part::builder()\
                 .id(uuid::uuid!(\"2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11\"))\
                 .kind(types::Kind::A))?]",
            ),
            (
                &json!({"enum": ["z", "b"], "default": "b"}),
                "types::Other",
                "\"b\"",
            ),
            (
                &Value::Null,
                "types::Short",
                "types::Short::try_from(\"p\")?",
            ),
            (
                &Value::Null,
                "types::Names",
                "types::Names::from(vec![types::Kind::A])",
            ),
            // What is not known is somebody else's to know.
            (
                &Value::Null,
                "types::Loop",
                "types::Loop::builder().next(next)",
            ),
            (
                &Value::Null,
                "types::Deep",
                "types::Deep::builder().next([types::Deep::try_from(types::Deep::builder()\
                 .next([types::Deep::try_from(types::Deep::builder().next(next))?]))?])",
            ),
        ] {
            assert_eq!(value(schema, ty, &types).as_deref(), Some(expected), "{ty}");
        }
        assert_eq!(value(&Value::Null, "types::Lists", &types), None);
    }

    #[test]
    fn what_is_not_known_has_a_name_and_a_type() {
        let types = Types::default();
        let mut values = Values::new(&Value::Null, &types, "secret");
        let known = Known {
            schema: &Value::Null,
            example: &Value::Null,
            name: "p",
        };
        let ty: Type = parse_quote!(::std::collections::HashMap<String, types::Kind>);
        let given = ["p", "p"].map(|name| values.value(known, &ty, name));
        assert_eq!(given, ["p", "p_2"]);
        let text = "std::collections::HashMap<String, types::Kind>".to_owned();
        assert_eq!(values.parameters[1], ("p_2".to_owned(), text));
    }
}
