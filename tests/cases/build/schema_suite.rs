//! A client of the test suite of JSON Schema 2020-12: each of its schemas is that of a
//! property of an answer.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use openapi_client_codegen::PartialClient;
use serde_json::{Map, Value, json};

use crate::client::{self, Files};

/// The environment variable with the folder of the suite, in which `tests` is.
pub(crate) const FOLDER: &str = "JSON_SCHEMA_SUITE";

/// The module of the client.
pub(crate) const MODULE: &str = "schema_suite";

/// The client, and the code of `SCHEMA_SUITE`: each group of tests with its instances
/// that are valid, and what becomes of one that is read and written.
pub(crate) fn client(folder: &Path) -> Result<(Files, String), Box<dyn Error>> {
    let groups = groups(folder)?;
    let named = |group: &&Group| group.name.clone();
    // Those that cannot be made are found by an operation for each.
    let all: Vec<&Group> = groups.iter().collect();
    let each = |group: &&Group| (group.name.clone(), answer(&[*group]));
    let made = made(&all, all.iter().map(each).collect())?;
    let left_out: BTreeSet<&str> = made
        .problems
        .iter()
        .filter_map(|problem| problem.pointer.as_deref())
        .filter_map(|pointer| {
            pointer
                .split(['/', '~'])
                .find(|part| part.starts_with("Group"))
        })
        .collect();
    let kept: Vec<&Group> = all
        .into_iter()
        .filter(|group| !left_out.contains(group.name.as_str()))
        .collect();
    let one = Map::from_iter([("all".to_owned(), answer(&kept))]);
    let text = document(&kept, one).to_string();
    let files = client::of(Path::new("schema-suite.json"), text.as_bytes(), MODULE)?;
    let names: BTreeSet<String> = kept.iter().map(named).collect();
    let mut checks =
        "/// Each group of the suite: its name, its schema, its instances that are valid, \
         and what one becomes by being read and written, if its schema has a type.\n\
         pub const SCHEMA_SUITE: &[(&str, &str, &str, Option<RoundTrip>)] = &[\n"
            .to_owned();
    for group in &groups {
        let check = match names.contains(&group.name) {
            true => format!("Some(round_trip::<{MODULE}::types::{}>)", group.name),
            false => "None".to_owned(),
        };
        let valid = Value::from(group.valid.clone()).to_string();
        let schema = group.schema.to_string();
        writeln!(
            checks,
            "({:?}, {schema:?}, {valid:?}, {check}),",
            group.title
        )?;
    }
    checks += "];\n";
    Ok((files, checks))
}

/// A schema of the suite.
struct Group {
    /// The name of its component.
    name: String,
    /// The name of its file and its number there.
    title: String,
    schema: Value,
    valid: Vec<Value>,
}

fn groups(folder: &Path) -> Result<Vec<Group>, Box<dyn Error>> {
    let folder = folder.join("tests").join("draft2020-12");
    let entries = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let mut groups = Vec::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let content: Value = serde_json::from_slice(&fs::read(&file)?)?;
        for (index, group) in content.as_array().into_iter().flatten().enumerate() {
            let number = groups.len();
            let mut schema = group["schema"].clone();
            if let Some(schema) = schema.as_object_mut() {
                // The fragments of its references are within it.
                schema
                    .entry("$id")
                    .or_insert_with(|| format!("urn:group:{number}").into());
            }
            let tests = group["tests"].as_array().into_iter().flatten();
            let valid = tests.filter(|test| test["valid"] == true);
            groups.push(Group {
                name: format!("Group{number:03}"),
                title: format!("{stem}/{index}"),
                schema,
                valid: valid.map(|test| test["data"].clone()).collect(),
            });
        }
    }
    Ok(groups)
}

/// The path item of an operation that answers `groups`.
fn answer(groups: &[&Group]) -> Value {
    let properties = groups.iter().map(|group| {
        let reference = format!("#/components/schemas/{}", group.name);
        (group.name.clone(), json!({ "$ref": reference }))
    });
    let schema = json!({"type": "object", "properties": properties.collect::<Map<_, _>>()});
    let content = json!({"application/json": {"schema": schema}});
    json!({"get": {"responses": {"200": {"description": "", "content": content}}}})
}

fn document(groups: &[&Group], items: Map<String, Value>) -> Value {
    let schemas = groups.iter().map(|group| {
        let value = json!({ "value": group.schema });
        let schema = json!({"type": "object", "required": ["value"], "properties": value});
        (group.name.clone(), schema)
    });
    let items = items
        .into_iter()
        .map(|(name, item)| (format!("/{name}"), item));
    json!({
        "openapi": "3.1.0",
        "info": {"title": "The test suite of JSON Schema", "version": "2020-12"},
        "paths": items.collect::<Map<_, _>>(),
        "components": {"schemas": schemas.collect::<Map<_, _>>()},
    })
}

fn made(groups: &[&Group], items: Map<String, Value>) -> Result<PartialClient, Box<dyn Error>> {
    let text = document(groups, items).to_string();
    client::with_problems(Path::new("schema-suite.json"), text.as_bytes(), MODULE)
}
