//! What the contract tests that all clients share have to know of a new one:
//! how each operation is called, and which types the client has.
//!
//! It is read from the generated code, so that it names what is there.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;
use syn::{Item, Type};

use crate::document::{parameters, text};
use crate::error::Error;
use crate::examples::types::Types;
use crate::examples::values::{Values, of_parameter, shown};
use crate::model::operation::Operation;

use crate::names::{type_name, value_name};
use crate::pipeline::Client;
use crate::standalone::contract_tests::is_json;
use crate::standalone::setters::{files as files_of, setters};
use crate::standalone::template::fill;

const MAIN: &str = include_str!("shared_tests_main.rs.in");
const API: &str = include_str!("shared_tests_api.rs.in");

/// The files of the tests of the API `name`, whose client is `package`.
pub(super) fn files(
    name: &str,
    package: &str,
    client: &Client,
    document: &Value,
) -> Result<Vec<(&'static str, String)>, Error> {
    let code = Code::read(client)?;
    let operations = client.operations.iter();
    let calls: String = operations.map(|o| code.call(document, o)).collect();
    let operations = client.operations.iter();
    let given: String = operations.map(|o| code.given(document, o)).collect();
    let (objects, others) = code.types(client, document);
    let has_body = calls.contains("body::<");
    let has_types = given.contains("types::") || !(objects.is_empty() && others.is_empty());
    let module = package.replace('-', "_");
    let uses = format!("use {module}::types;\n");
    let values = [
        ("name", name),
        ("count", &client.report.operations.len().to_string()),
        ("crate", &module),
        ("body", if has_body { "body, " } else { "" }),
        (
            "secret",
            ["_secret", "secret"][usize::from(calls.contains("secret"))],
        ),
        ("types", if has_types { &uses } else { "" }),
        ("calls", &calls),
        ("given", &given),
        ("objects", &listed(&objects)),
        ("others", &listed(&others)),
    ];
    Ok([("main.rs", MAIN), ("api.rs", API)]
        .map(|(path, template)| (path, fill(template, &values)))
        .into())
}

/// The list of a macro, each on a line of its own.
fn listed(types: &[Named]) -> String {
    let lines = types
        .iter()
        .map(|(schema, ty)| format!("\n        {schema:?} => {ty}"));
    lines.collect::<Vec<_>>().join(",")
}

/// The name of a schema, and of its type.
type Named = (String, String);

/// What the generated code declares.
#[derive(Default)]
struct Code {
    /// The setters of each builder of a request with the types that they take.
    setters: BTreeMap<String, Vec<(String, Type)>>,
    types: BTreeSet<String>,
    /// The types that have a builder.
    built: BTreeSet<String>,
}

impl Code {
    fn read(client: &Client) -> Result<Self, Error> {
        let mut code = Self {
            setters: setters(client)?,
            ..Self::default()
        };
        for file in files_of(client, "types") {
            for item in file?.items {
                let name = match &item {
                    Item::Macro(item) => {
                        code.read_declared(item.mac.tokens.clone());
                        continue;
                    }
                    Item::Struct(item) => item.ident.to_string(),
                    Item::Enum(item) => item.ident.to_string(),
                    Item::Type(item) => item.ident.to_string(),
                    _ => continue,
                };
                code.types.insert(name);
            }
        }
        Ok(code)
    }

    /// Reads the types that a macro of the run time declares of `tokens`.
    fn read_declared(&mut self, tokens: TokenStream) {
        let words: Vec<TokenTree> = tokens.into_iter().collect();
        for words in words.windows(3) {
            let [TokenTree::Ident(kind), TokenTree::Ident(name), next] = words else {
                continue;
            };
            if kind == "struct" || kind == "enum" {
                self.types.insert(name.to_string());
                if next.to_string() == "with" {
                    self.built.insert(name.to_string());
                }
            }
        }
    }

    /// The line by which an operation is called with what it is given.
    fn given(&self, document: &Value, operation: &Operation) -> String {
        let (id, method) = (&operation.id, operation.method_name());
        let parameters = parameters(document, &operation.path, operation.method);
        let setters = self.setters.get(&operation.builder_name());
        let setters = setters.into_iter().flatten().map(|(setter, ty)| {
            let mut names = parameters.iter().map(|(_, p)| text(p, "name"));
            let name = names.find(|name| value_name(name) == *setter);
            let name = match setter.as_str() {
                "body" => "",
                _ => name.unwrap_or(setter),
            };
            format!("\n        {setter}: {} = {name:?},", shown(ty))
        });
        let setters: String = setters.collect();
        let end = if setters.is_empty() { "" } else { "\n    " };
        let kind = if is_json(operation) {
            ""
        } else {
            ": of_stream"
        };
        format!("    {id:?} => {method}{kind}({setters}{end});\n")
    }

    /// The arm that calls an operation.
    fn call(&self, document: &Value, operation: &Operation) -> String {
        let (id, method) = (&operation.id, operation.method_name());
        let parameters = parameters(document, &operation.path, operation.method);
        let setters = self.setters.get(&operation.builder_name());
        let mut lines = Vec::new();
        for (setter, ty) in setters.into_iter().flatten() {
            let is_required = match operation.parameter(setter) {
                Some(parameter) => parameter.is_required,
                None => operation.body.as_ref().is_some_and(|body| body.is_required),
            };
            let value = match setter.as_str() {
                "body" => Some(format!("body::<{}>(NAME, id, secret)", shown(ty))),
                _ => {
                    let mut named = parameters.iter().map(|(_, parameter)| *parameter);
                    let named = named.find(|p| value_name(text(p, "name")) == *setter);
                    let known = of_parameter(named.unwrap_or(&Value::Null), "a");
                    Values::new(document, &Types::default(), "secret").argument(known, ty)
                }
            };
            match value {
                Some(value) => lines.push(format!("call.{setter}({value})")),
                None if is_required => return missing(id, setter),
                None => {}
            }
        }
        let stream = if is_json(operation) { "" } else { "stream " };
        let Some(last) = lines.pop() else {
            return format!("        {id:?} => sent!({stream}client.{method}()),\n");
        };
        let lines = lines
            .iter()
            .map(|line| format!("            let call = {line};\n"));
        format!(
            "        {id:?} => {{\n            let call = client.{method}();\n{}            \
             sent!({stream}{last})\n        }}\n",
            lines.collect::<String>()
        )
    }

    /// The named schemas that have a type: objects with a builder, and others.
    fn types(&self, client: &Client, document: &Value) -> (Vec<Named>, Vec<Named>) {
        let schemas = document["components"]["schemas"].as_object();
        let changes = &client.report.changes;
        let named = schemas.into_iter().flatten().filter_map(|(schema, _)| {
            let renamed = changes.iter().find(|change| {
                let name = change.pointer.strip_prefix("/components/schemas/");
                change.rule == "schema-names" && name == Some(schema)
            });
            let renamed = renamed.and_then(|change| change.after.as_str());
            let name = renamed.map_or_else(|| type_name(schema), str::to_owned);
            self.types.contains(&name).then(|| (schema.clone(), name))
        });
        named.partition(|(_, name)| self.built.contains(name))
    }
}

/// An arm for an operation that somebody has to look at.
fn missing(id: &str, what: &str) -> String {
    let what =
        format!("write the call of this operation: `cargo xtask new` has no value for {what}");
    format!("        {id:?} => panic!({what:?}),\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_without_a_known_call_names_what_is_missing() {
        let expected = "        \"getA\" => panic!(\"write the call of this operation: \
                        `cargo xtask new` has no value for filter\"),\n";
        assert_eq!(missing("getA", "filter"), expected);
    }
}
