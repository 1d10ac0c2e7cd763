//! Values that a schema of a document allows, the same ones in every run.

use serde_json::{Map, Value, json};

/// How much of a schema a value shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Only what is required.
    Least,
    /// All that is described.
    Most,
    /// A random part.
    Some,
}

/// Draws values for the schemas of a document.
pub(crate) struct Samples<'a> {
    document: &'a Value,
    /// The state of the random numbers.
    state: u64,
    /// Whether a value may be `null` where its schema says so.
    has_nulls: bool,
}

/// How deep a value goes where a schema contains itself.
const DEPTH: usize = 6;

impl<'a> Samples<'a> {
    pub(crate) fn of(document: &'a Value) -> Self {
        Self {
            document,
            state: 0x5eed,
            has_nulls: false,
        }
    }

    /// The same, and a value may be `null` where its schema says so.
    pub(crate) fn with_nulls(self) -> Self {
        Self {
            has_nulls: true,
            ..self
        }
    }

    /// The names of the schemas.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a String> {
        let schemas = self.document["components"]["schemas"].as_object();
        schemas.expect("schemas").keys()
    }

    /// Values of the schema `name`: the least, all, some at random, one for
    /// each value that an enum in it lists, and one for each choice in it.
    pub(crate) fn values(&mut self, name: &str) -> Vec<Value> {
        let schema = &self.document["components"]["schemas"][name];
        let mut values = vec![
            self.draw(schema, Extent::Least, 0),
            self.draw(schema, Extent::Most, 0),
        ];
        values.extend((0..4).map(|_| self.draw(schema, Extent::Some, 0)));
        values.extend((0..self.widest(schema, 0)).map(|_| self.draw(schema, Extent::Most, 0)));
        values.dedup();
        values
    }

    /// A number below `below` by chance (Knuth's constants).
    fn chance(&mut self, below: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.state >> 33).expect("31 bits");
        high % below.max(1)
    }

    /// How many values it takes to see every value of an enum and every
    /// member of a choice in `schema` about once.
    fn widest(&self, schema: &'a Value, depth: usize) -> usize {
        if depth > 2 {
            return 0;
        }
        let schema = self.resolve(schema);
        let count = |key: &str| schema[key].as_array().map_or(0, Vec::len);
        let inner = ["allOf", "oneOf", "anyOf"]
            .into_iter()
            .filter_map(|key| schema[key].as_array())
            .flatten()
            .chain(
                schema["properties"]
                    .as_object()
                    .into_iter()
                    .flat_map(Map::values),
            )
            .chain(schema.get("items"))
            .map(|part| self.widest(part, depth + 1));
        let own = count("enum").max(count("oneOf")).max(count("anyOf"));
        inner.chain([own]).max().unwrap_or_default()
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let target = self.document.pointer(reference.trim_start_matches('#'));
                self.resolve(target.expect("a reference that resolves"))
            }
            None => schema,
        }
    }

    fn draw(&mut self, schema: &'a Value, extent: Extent, depth: usize) -> Value {
        self.draw_with(schema, extent, depth, &[])
    }

    /// As [`draw`](Self::draw), with names that a whole requires of its part.
    fn draw_with(
        &mut self,
        schema: &'a Value,
        extent: Extent,
        depth: usize,
        required: &[&'a str],
    ) -> Value {
        let is_nullable = schema["nullable"] == true || self.resolve(schema)["nullable"] == true;
        if self.has_nulls && is_nullable && extent == Extent::Some && self.chance(2) == 0 {
            return Value::Null;
        }
        let schema = self.resolve(schema);
        let own = schema["required"].as_array().into_iter().flatten();
        let mut required = required.to_vec();
        required.extend(own.filter_map(Value::as_str));
        if let Some(values) = schema["enum"]
            .as_array()
            .filter(|_| schema["type"] != "array")
        {
            let index = if extent == Extent::Least {
                0
            } else {
                self.chance(values.len())
            };
            return values[index].clone();
        }
        let mut object = Map::new();
        let mut is_object = false;
        for part in schema["allOf"].as_array().into_iter().flatten() {
            match self.draw_with(part, extent, depth, &required) {
                Value::Object(members) => {
                    object.extend(members);
                    is_object = true;
                }
                other => return other,
            }
        }
        for key in ["oneOf", "anyOf"] {
            let Some(members) = schema[key].as_array() else {
                continue;
            };
            let index = self.chance(members.len());
            let mut value = self.draw_with(&members[index], extent, depth, &required);
            if let (Some(property), Some(members)) = (
                schema["discriminator"]["propertyName"].as_str(),
                value.as_object_mut(),
            ) {
                let tag = tag(schema, &schema[key][index]);
                members.insert(property.to_owned(), tag);
            }
            match value {
                Value::Object(members) => {
                    object.extend(members);
                    is_object = true;
                }
                other => return other,
            }
        }
        match schema["type"].as_str() {
            Some("string") => return self.text(schema),
            Some("integer") => {
                let most = if schema["format"] == "int32" {
                    1 << 30
                } else {
                    1 << 31
                };
                let number = i64::try_from(self.chance(most)).expect("it fits");
                return (number - 5).into();
            }
            Some("number") => {
                return json!(f64::from(u32::try_from(self.chance(4000)).expect("it fits")) / 8.0);
            }
            Some("boolean") => return (self.chance(2) == 0).into(),
            Some("array") => {
                let count = match extent {
                    _ if depth >= DEPTH => 0,
                    Extent::Least => {
                        usize::try_from(schema["minItems"].as_u64().unwrap_or(0)).expect("a count")
                    }
                    Extent::Most => 2,
                    Extent::Some => self.chance(3),
                };
                let items = (0..count).map(|_| self.draw(&schema["items"], extent, depth + 1));
                return items.collect();
            }
            Some("object") => {}
            None if is_object || schema.get("properties").is_some() => {}
            _ => return json!({"any": [1, "thing", null, true]}),
        }
        self.members(schema, (extent, depth), &required, &mut object);
        object.into()
    }

    fn members(
        &mut self,
        schema: &'a Value,
        (extent, depth): (Extent, usize),
        required: &[&str],
        object: &mut Map<String, Value>,
    ) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_taken = match extent {
                _ if required.contains(&name.as_str()) => true,
                _ if depth >= DEPTH => false,
                Extent::Least => false,
                Extent::Most => true,
                Extent::Some => self.chance(2) == 0,
            };
            if is_taken {
                let value = self.draw(property, extent, depth + 1);
                // What a choice has set is its tag.
                object.entry(name.clone()).or_insert(value);
            }
        }
        let more = &schema["additionalProperties"];
        if more.is_object() && extent != Extent::Least && depth < DEPTH {
            for name in ["one", "Two more"] {
                let value = self.draw(more, extent, depth + 1);
                object.insert(name.to_owned(), value);
            }
        } else if (object.is_empty()
            && schema.get("properties").is_none()
            && extent == Extent::Most)
            || *more == true
        {
            object.insert("free".to_owned(), json!([1, {"form": null}]));
        }
    }

    fn text(&mut self, schema: &Value) -> Value {
        let number = self.chance(1 << 16);
        match schema["format"].as_str() {
            Some("uuid") => format!("9f6c54d5-5f4a-4a55-9a8e-00000000{number:04x}"),
            Some("date") => format!("2024-02-{:02}", number % 29 + 1),
            Some("date-time") => format!("2024-02-29T01:02:{:02}Z", number % 60),
            Some("byte") => "YQ==".to_owned(),
            _ => format!("text {number} \u{e4}\u{1f600}\""),
        }
        .into()
    }
}

/// The tag of `member`, a member of the choice `schema`.
fn tag(schema: &Value, member: &Value) -> Value {
    let to = member["$ref"].as_str().unwrap_or_default();
    let name = to.rsplit('/').next().unwrap_or_default();
    let mapping = schema["discriminator"]["mapping"].as_object();
    let entry = mapping
        .into_iter()
        .flatten()
        .find(|(_, target)| *target == to || *target == name);
    entry.map_or(name, |(tag, _)| tag).into()
}
