//! What a request says: the values of its parameters and its body.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::document::DocumentedOperation;
use crate::value::{Direction, Extent, Samples};

/// The place of the body among the values of a request; no parameter has it.
pub const BODY: &str = "body";

/// What a request says: the values of its parameters and its body.
///
/// `Debug` shows the names alone: a value may be a secret.
#[derive(Clone, Default, PartialEq)]
pub struct RequestValues {
    /// The values by their places and names; that of the body is at [`BODY`], without a
    /// name.
    pub values: BTreeMap<(String, String), Value>,
    /// The media type of the body: as it came, or as a caller chooses it.
    pub(super) media_type: String,
    /// The contents of the files of a form, by the names of their fields.
    pub(super) files: BTreeMap<String, Vec<Vec<u8>>>,
    /// A body of which nothing is known but its bytes.
    pub(super) bytes: Option<Vec<u8>>,
}

impl fmt::Debug for RequestValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.keys()).finish()
    }
}

impl RequestValues {
    /// Values for a request of `operation`, drawn from `seed`.
    ///
    /// # Errors
    ///
    /// What must be there and has no valid value.
    pub fn sample(
        operation: DocumentedOperation<'_>,
        extent: Extent,
        seed: u64,
    ) -> Result<Self, String> {
        let document = operation.document();
        let mut samples = Samples::new(document, seed);
        let mut filled = samples.clone().filled(0);
        let mut plain = filled.clone().plain();
        let mut sampled = Self::default();
        for place in ["path", "query", "header", "cookie"] {
            for parameter in operation.parameters_of(place) {
                let name = parameter.name;
                if extent == Extent::Least && !parameter.is_required {
                    continue;
                }
                let is_separated = ["spaceDelimited", "pipeDelimited"].contains(&parameter.style);
                let source = match place {
                    "header" | "cookie" => &mut plain,
                    // A text with the delimiter in it cannot be told from two.
                    _ if is_separated => &mut plain,
                    _ => &mut filled,
                };
                let value = source.value(parameter.schema, extent, Direction::Request);
                match value {
                    Some(value) => sampled.set(place, name, value),
                    None if parameter.is_required => {
                        return Err(format!("the {place} parameter `{name}` has no valid value"));
                    }
                    None => {}
                }
            }
        }
        let body = operation.request_body();
        if let Some(body) = body {
            let mut contents = body["content"].as_object().into_iter().flatten();
            let first = contents.next().map(|(_, content)| &content["schema"]);
            let schema = operation.request_schema().or(first);
            let schema = schema.unwrap_or(&Value::Null);
            // A client asks for the fields of a form that must be there, even where the
            // form itself need not be.
            let is_form = operation.request_schema().is_none();
            let has_fields = is_form && !document.resolve(schema)["required"].is_null();
            if body["required"] != true && !has_fields && extent == Extent::Least {
                return Ok(sampled);
            }
            if is_form {
                samples = samples.filled(1);
            }
            match samples.value(schema, extent, Direction::Request) {
                Some(mut value) => {
                    // What has no part of its own cannot be seen in a form.
                    if let Some(fields) = value.as_object_mut().filter(|_| is_form) {
                        fields.retain(|_, field| !field.as_array().is_some_and(Vec::is_empty));
                    }
                    sampled.set(BODY, "", value);
                    let mut ranges = body["content"].as_object().into_iter().flatten();
                    if let Some((range, _)) = ranges.next() {
                        let media_type = range.replace("*/*", "application/octet-stream");
                        sampled.media_type = media_type.replace('*', "x-test");
                    }
                }
                None if body["required"] == true => {
                    return Err("the body has no valid value".to_owned());
                }
                None => {}
            }
        }
        // A client knows the length of the body, and another one would make the server wait.
        let length = sampled.bytes(BODY, "").map_or(0, |bytes| bytes.len());
        for ((place, name), value) in &mut sampled.values {
            if place == "header" && name.eq_ignore_ascii_case("content-length") {
                *value = length.into();
            }
        }
        Ok(sampled)
    }

    /// The value of a parameter, if there is one. The place is that of the document, such
    /// as `query`; a field of a form is at `form`.
    pub fn parameter(&self, place: &str, name: &str) -> Option<&Value> {
        match place {
            "form" => self.body()?.get(name),
            _ => self.values.get(&(place.to_owned(), name.to_owned())),
        }
    }

    /// The body, if there is one: its JSON, the fields of a form, or a text. A file among
    /// the fields is an empty text: see [`files`](Self::files).
    pub fn body(&self) -> Option<&Value> {
        self.parameter(BODY, "")
    }

    /// The contents of the files that a field of a form has.
    pub fn files(&self, name: &str) -> &[Vec<u8>] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of a parameter as what a setter takes.
    ///
    /// # Panics
    ///
    /// It is no value of this type.
    pub fn value<T: DeserializeOwned>(&self, place: &str, name: &str) -> Option<T> {
        let value = self.parameter(place, name)?;
        // As text, as it comes from a server.
        let value = serde_json::from_str(&value.to_string());
        let value = value.unwrap_or_else(|error| {
            let ty = std::any::type_name::<T>();
            panic!("the {place} `{name}` is valid, but no `{ty}`: {error}")
        });
        Some(value)
    }

    /// The media type of the body, if there is one.
    pub fn media_type(&self) -> Option<&str> {
        let has_body = self.body().is_some() || self.bytes.is_some();
        has_body.then_some(&self.media_type)
    }

    /// The bytes of a text, or of the first file of a field of a form.
    pub fn bytes(&self, place: &str, name: &str) -> Option<Vec<u8>> {
        match place {
            BODY if self.bytes.is_some() => return self.bytes.clone(),
            "form" if !self.files(name).is_empty() => return self.files(name).first().cloned(),
            _ => {}
        }
        match self.parameter(place, name)? {
            Value::String(text) => Some(text.clone().into_bytes()),
            other => Some(other.to_string().into_bytes()),
        }
    }

    /// How many items a list has.
    pub fn count(&self, place: &str, name: &str) -> Option<usize> {
        Some(self.parameter(place, name)?.as_array().map_or(1, Vec::len))
    }

    fn set(&mut self, place: &str, name: &str, value: Value) {
        let key = (place.to_owned(), name.to_owned());
        self.values.insert(key, value);
    }

    /// How `arrived` differs from these values, each with its place. What a list without
    /// items is in a query, nobody can see.
    pub(crate) fn differences(
        &self,
        operation: DocumentedOperation<'_>,
        arrived: &Self,
    ) -> Vec<String> {
        let is_nothing = |key: &(String, String), value: &Value| {
            key.0 != BODY && (value.is_null() || value.as_array().is_some_and(Vec::is_empty))
        };
        let mut differences = Vec::new();
        for (key, value) in &self.values {
            let (place, name) = key;
            match arrived.values.get(key) {
                None if is_nothing(key, value) => {}
                // Of the bytes of a body nothing is known, and of files their names.
                _ if place == BODY && operation.request_schema().is_none() => {}
                None => differences.push(format!("the {place} `{name}` did not arrive")),
                Some(arrived) => {
                    difference(
                        value,
                        arrived,
                        &format!("the {place} {name}"),
                        &mut differences,
                    );
                }
            }
        }
        let more = arrived.values.keys();
        let more = more.filter(|key| !self.values.contains_key(*key));
        differences.extend(more.map(|(place, name)| format!("the {place} `{name}` was not given")));
        differences
    }
}

/// How `arrived` differs from `given`: `null` is as good as nothing, and a number is what
/// its value is.
pub(crate) fn difference(given: &Value, arrived: &Value, at: &str, found: &mut Vec<String>) {
    match (given, arrived) {
        (Value::Object(given), Value::Object(arrived)) => {
            let names = given.keys().chain(arrived.keys());
            let mut names: Vec<&String> = names.collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let [given, arrived] = [given, arrived].map(|it| it.get(name));
                let [given, arrived] = [given, arrived].map(|it| it.unwrap_or(&Value::Null));
                difference(given, arrived, &format!("{at}/{name}"), found);
            }
        }
        (Value::Array(given), Value::Array(arrived)) if given.len() == arrived.len() => {
            for (index, (given, arrived)) in given.iter().zip(arrived).enumerate() {
                difference(given, arrived, &format!("{at}/{index}"), found);
            }
        }
        (Value::Number(given), Value::Number(arrived)) if given.as_f64() == arrived.as_f64() => {}
        (given, arrived) if given == arrived => {}
        (Value::Null, _) => found.push(format!("{at}: is there, and was not given")),
        (_, Value::Null) => found.push(format!("{at}: is lost")),
        _ => found.push(format!("{at}: is another value")),
    }
}
