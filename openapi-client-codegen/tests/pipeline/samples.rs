//! Values of the schemas of a document, the same ones in every run.

use openapi_client_testing::{Direction, Document, Extent, Samples};
use serde_json::{Map, Value};

/// Draws values of the schemas of a document by their names.
pub(crate) struct SchemaSamples<'a> {
    document: &'a Document,
    direction: Direction,
    samples: Samples<'a>,
}

impl<'a> SchemaSamples<'a> {
    pub(crate) fn of(document: &'a Document, direction: Direction) -> Self {
        Self {
            document,
            direction,
            samples: Samples::new(document, 0x5eed),
        }
    }

    /// Values of the schema `name` that are valid: the least, all, some at random, one for
    /// each value that an enum in it lists, and one for each choice in it.
    pub(crate) fn values(&mut self, name: &str) -> Vec<Value> {
        let schema = &self.document.json()["components"]["schemas"][name];
        let mut extents = vec![Extent::Least, Extent::Most];
        extents.extend([Extent::Some; 4]);
        extents.resize(extents.len() + self.widest(schema, 0), Extent::Most);
        let extents = extents.into_iter();
        let values =
            extents.filter_map(|extent| self.samples.value(schema, extent, self.direction));
        // The type of a schema is for what is not null.
        let mut values: Vec<Value> = values.filter(|value| !value.is_null()).collect();
        values.dedup();
        values
    }

    /// How many values it takes to see every value of an enum and every
    /// member of a choice in `schema` about once.
    fn widest(&self, schema: &'a Value, depth: usize) -> usize {
        if depth > 2 {
            return 0;
        }
        let schema = self.document.resolve(schema);
        let count = |key: &str| schema[key].as_array().map_or(0, Vec::len);
        let parts = ["allOf", "oneOf", "anyOf"].into_iter();
        let parts = parts.filter_map(|key| schema[key].as_array()).flatten();
        let properties = schema["properties"].as_object().into_iter();
        let inner = parts
            .chain(properties.flat_map(Map::values))
            .chain(schema.get("items"))
            .map(|part| self.widest(part, depth + 1));
        let own = count("enum").max(count("oneOf")).max(count("anyOf"));
        inner.chain([own]).max().unwrap_or_default()
    }
}

/// The names of the schemas of a document.
pub(crate) fn schema_names(document: &Value) -> impl Iterator<Item = &String> {
    let schemas = document["components"]["schemas"].as_object();
    schemas.expect("schemas").keys()
}
