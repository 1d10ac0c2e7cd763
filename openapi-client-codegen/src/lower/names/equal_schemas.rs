//! Makes one type of inline schemas that are equal.
//!
//! Schemas are equal if they say the same, with the same names and descriptions, and if
//! both are sent, received, or both. They become one component: the one that is equal to
//! them, if it has their title or the name of their property, else a new one. That is
//! named after what all of them share, and not after the first: their title, the property
//! that they are all under, or the common words of the names that they would have. Of
//! several that share the same, the one that says more is named first.
//!
//! # Needed for
//!
//! Documents that write a schema again wherever they need it, as GitHub's does its
//! users: each place would have a type of its own, and a program could not use one for
//! another.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {operationId: listA, parameters: [
//!   {name: sort_by, in: query, schema: {type: string, enum: [id, age]}}]},
//!   put: {operationId: putA, parameters: [
//!   {name: sort_by, in: query, schema: {type: string, enum: [id, age]}}]}}}
//! components: {schemas: {
//!   Job: {type: object, properties: {
//!     owner: {type: object, title: User, properties: {name: {}}},
//!     state: {type: string, enum: [on]}}},
//!   Page: {type: object, properties: {
//!     writer: {type: object, nullable: true, description: d, title: User, properties: {name: {}}},
//!     reader: {type: object, description: d, title: User, properties: {name: {}}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {operationId: listA, parameters: [
//!   {name: sort_by, in: query, schema: {$ref: '#/components/schemas/SortBy'}}]},
//!   put: {operationId: putA, parameters: [
//!   {name: sort_by, in: query, schema: {$ref: '#/components/schemas/SortBy'}}]}}}
//! components: {schemas: {
//!   Job: {type: object, properties: {
//!     owner: {type: object, title: User, properties: {name: {}}},
//!     state: {type: string, enum: [on]}}},
//!   Page: {type: object, properties: {
//!     writer: {nullable: true, description: d, allOf: [{$ref: '#/components/schemas/User'}]},
//!     reader: {description: d, allOf: [{$ref: '#/components/schemas/User'}]}}},
//!   User: {type: object, description: d, properties: {name: {}}},
//!   SortBy: {type: string, enum: [id, age]}}}
//! ```

use serde_json::{Map, Value};

use crate::lower::equal::{Kind, merge};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let kind = Kind {
        is_type: |schema| schema.contains_key("properties") || schema.contains_key("enum"),
        moves,
        stays: |key, is_property| key == "description" && is_property,
    };
    merge(document, &kind, record);
}

fn moves(schema: &Map<String, Value>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    schema.contains_key("enum") || properties.is_some_and(|properties| !properties.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::schemas::reference;
    use crate::rule::Tested;

    fn enumeration(values: &[&str]) -> Value {
        json!({"type": "string", "enum": values})
    }

    /// What the rule makes of schemas, each with properties.
    fn of(schemas: Value) -> Value {
        Tested(apply).on_schemas(schemas).0
    }

    fn object(properties: Value) -> Value {
        json!({"type": "object", "properties": properties})
    }

    #[test]
    fn the_order_of_a_document_does_not_change_a_name() {
        let (short, long) = (enumeration(&["a"]), enumeration(&["a", "b"]));
        let address = object(json!({"street": {"type": "string"}, "kind": short}));
        let schemas = [
            (
                "Cat",
                object(json!({"state": short, "homeAddress": address})),
            ),
            (
                "Dog",
                object(json!({"state": short, "homeAddress": address})),
            ),
            (
                "Cow",
                object(json!({"state": long, "rank": {"items": long}})),
            ),
            ("Pig", object(json!({"state": long, "begin": address}))),
        ];
        let forward: Map<String, Value> = schemas
            .clone()
            .into_iter()
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect();
        let backward: Map<String, Value> = forward.clone().into_iter().rev().collect();
        let after = of(forward.into());
        assert_eq!(after, of(backward.into()));
        let names: Vec<&String> = after.as_object().expect("schemas").keys().collect();
        assert_eq!(
            names,
            [
                "Cat", "Dog", "Cow", "Pig", "PigBegin", "CowState", "CatState"
            ]
        );
        // The kind of an address is one place, whose name follows from that.
        assert_eq!(
            after["PigBegin"]["properties"]["kind"],
            reference("CatState")
        );
    }

    #[test]
    fn a_further_place_leaves_the_name_as_it_was() {
        let mut schemas = json!({});
        let mut names = Vec::new();
        for name in ["Cat", "Dog", "Ant", "Wild boar"] {
            schemas[name] = object(json!({"chargePeriod": enumeration(&["day"])}));
            names.push(of(schemas.clone())["Cat"]["properties"]["chargePeriod"].clone());
        }
        assert_eq!(names[0], enumeration(&["day"]));
        assert!(
            names[1..]
                .iter()
                .all(|name| *name == reference("ChargePeriod"))
        );
    }

    #[test]
    fn a_name_is_what_all_places_share() {
        let value = enumeration(&["day"]);
        let titled = |title: &str| json!({"type": "string", "enum": ["day"], "title": title});
        for (schemas, name) in [
            (
                json!({"A": {"b": titled("Per day")}, "C": {"d": titled("Per day")}}),
                "PerDay",
            ),
            (
                json!({"A": {"b": titled("X")}, "C": {"b": titled("Y")}}),
                "B",
            ),
            (
                json!({"A": {"rate-unit": value}, "C": {"rate_unit": value}}),
                "RateUnit",
            ),
            (
                json!({"FastRate": {"unit": value}, "SlowRate": {"unit": value}}),
                "RateUnit",
            ),
            (
                json!({"TheRate": {"unit1": value, "unit2": value}}),
                "TheRateValue",
            ),
            (
                json!({"Rate": {"unit": value}, "Price": {"per": value}}),
                "PricePer",
            ),
            (
                json!({"A": {"unit": value}, "B": {"unit": value}, "Unit": {}}),
                "AUnit",
            ),
        ] {
            let schemas: Map<String, Value> = schemas
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, properties)| (name.clone(), object(properties.clone())))
                .collect();
            let after = of(schemas.into());
            let (added, _) = after
                .as_object()
                .and_then(|all| all.iter().next_back())
                .expect("one");
            assert_eq!(added, name);
        }
    }

    #[test]
    fn schemas_that_differ_stay_apart() {
        let text = json!({"type": "string"});
        let whole = object(json!({"a": text, "b": text}));
        for other in [
            object(json!({"a": text})),
            object(json!({"a": text, "b": {"type": "string", "description": "d"}})),
            object(json!({"a": text, "b": {"type": "string", "readOnly": true}})),
            object(json!({"a": text, "b": {"type": "string", "nullable": true}})),
            object(json!({"a": text, "b": {"type": "string", "format": "password"}})),
            json!({"type": "object", "properties": whole["properties"], "required": ["a"]}),
            json!({"type": "object", "properties": whole["properties"], "description": "d"}),
            json!({"type": "object", "properties": whole["properties"], "x-more": 1}),
        ] {
            let schemas =
                json!({"A": object(json!({"p": whole})), "B": object(json!({"p": other}))});
            assert_eq!(of(schemas.clone()), schemas);
        }
        // No types are made of these.
        let plain = json!({"p": text, "q": {"type": "object"}});
        let schemas = json!({"A": object(plain.clone()), "B": object(plain)});
        assert_eq!(of(schemas.clone()), schemas);
    }

    #[test]
    fn what_no_type_shows_keeps_no_schemas_apart() {
        let text = json!({"type": "string"});
        let one = json!({"type": "object", "required": ["a", "b"], "title": "One",
            "properties": {"a": text, "b": text}});
        let other = json!({"example": {}, "required": ["b", "a"], "type": "object",
            "properties": {"b": {"type": "string", "example": "x"}, "a": text}});
        let after = of(json!({"A": object(json!({"p": one})), "B": object(json!({"p": other}))}));
        assert_eq!(after["A"]["properties"]["p"], reference("P"));
        assert_eq!(after["B"]["properties"]["p"], reference("P"));
        let named = json!({"type": "object", "required": ["a", "b"],
            "properties": {"a": text, "b": text}});
        assert_eq!(after["P"], named);
    }

    #[test]
    fn what_is_sent_and_what_is_received_stay_apart() {
        let content = |schema: &Value| json!({"content": {"application/json": {"schema": schema}}});
        let value = object(json!({"p": {"type": "string"}}));
        let paths = json!({"/a": {"put": {"operationId": "putA",
            "requestBody": content(&value), "responses": {"200": content(&value)}}}});
        assert_eq!(Tested(apply).on_paths(paths.clone()).0, paths);
    }

    #[test]
    fn a_component_is_used_where_it_has_the_name_that_is_wanted() {
        let user = object(json!({"name": {"type": "string"}}));
        let after = of(json!({
            "user": user,
            "A": object(json!({"user": user, "other": {"type": "string"}})),
            "B": object(json!({"owner": user})),
            "team": object(json!({"id": {"type": "string"}})),
            "C": object(json!({"owner": object(json!({"id": {"type": "string"}}))})),
        }));
        assert_eq!(after["A"]["properties"]["user"], reference("user"));
        assert_eq!(after["B"]["properties"]["owner"], reference("user"));
        assert_eq!(after["C"]["properties"]["owner"]["type"], "object");
        assert_eq!(after.as_object().map(Map::len), Some(5));
    }

    #[test]
    fn a_parameter_that_operations_share_becomes_one_type() {
        let operation = json!({"parameters": [{"$ref": "#/components/parameters/sort"}]});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"get": operation, "put": operation}},
            "components": {"parameters": {"sort": {
                "name": "sort", "in": "query", "schema": enumeration(&["a"])}}, "schemas": {}},
        }));
        assert_eq!(changes.len(), 1);
        assert_eq!(
            document["components"]["schemas"],
            json!({"Sort": enumeration(&["a"])})
        );
    }
}
