//! Cisco's developer pages: one JSON file for each operation, from which the
//! OpenAPI document is put together again.
//!
//! A page is `{"type":"api","title":…,"meta":{…},"spec":{…}}`. `meta` repeats
//! the head of the document; `spec` is the operation, with its method
//! and path among its fields and with each component written out in place,
//! marked by `$$ref` with its reference.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::document::METHODS;
use crate::document::file::read_file;
use crate::document::parse::parse;
use crate::document::references::Given;
use crate::error::{Error, Problem};
use crate::pointer::{Pointer, local_reference};
use crate::versions;

/// Puts the document of the `pages` together, and checks it.
///
/// Each page is a file's name and its content. The result is pretty-printed
/// JSON with a line break at its end; the same pages in the same order give the
/// same bytes.
///
/// # Errors
///
/// A page that is not JSON or has no `spec`, pages that disagree on what they
/// share, or a reference to a component that no page has.
pub fn import(pages: &[(PathBuf, Vec<u8>)]) -> Result<String, Error> {
    let mut import = Import::default();
    for (file, text) in pages {
        let page = parse(file, text)?;
        import.page(&page).map_err(|problem| problem.file(file))?;
    }
    let document = import.finish()?;
    let first = pages.first().map(|(file, _)| file.as_path());
    // References are normalized when the document is used.
    let mut copy = document.clone();
    versions::to_3_0(&mut copy, first.unwrap_or(Path::new("")), &Given::default())
        .and_then(versions::Prepared::without_problems)
        .map_err(|error| match pages {
            [(file, _)] => error.in_file(file),
            _ => error,
        })?;
    Ok(to_text(&document))
}

/// The form in which a document made by a tool is written.
fn to_text(document: &Value) -> String {
    format!("{document:#}\n")
}

#[derive(Default)]
struct Import {
    head: Option<Map<String, Value>>,
    security_schemes: Map<String, Value>,
    paths: Map<String, Value>,
    components: Map<String, Value>,
}

impl Import {
    fn page(&mut self, page: &Value) -> Result<(), Problem> {
        if page["type"] != "api" {
            return Err(Problem::new(
                "the page does not describe an operation: its type is not `api`",
            )
            .at(&Pointer::root().join("type")));
        }
        self.meta(object(page, &["meta"])?)?;
        self.operation(object(page, &["spec"])?)
    }

    fn meta(&mut self, meta: &Map<String, Value>) -> Result<(), Problem> {
        let at = Pointer::root().join("meta");
        // `id` belongs to the page, not to the document.
        let head: Map<String, Value> = ["openapi", "info", "servers", "security", "tags"]
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), meta.get(key)?.clone())))
            .collect();
        match &self.head {
            None => self.head = Some(head),
            Some(first) => same(first, &head, &at)?,
        }
        if let Some(schemes) = meta.get("securitySchemes") {
            let at = at.join("securitySchemes");
            let schemes = schemes
                .as_object()
                .ok_or_else(|| Problem::new("is not an object").at(&at))?;
            for (name, scheme) in schemes {
                insert_same(&mut self.security_schemes, name, scheme, &at.join(name))?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, spec: &Map<String, Value>) -> Result<(), Problem> {
        let at = Pointer::root().join("spec");
        let field = |name: &str| {
            spec.get(name)
                .and_then(Value::as_str)
                .ok_or_else(|| Problem::new("is missing or not a string").at(&at.join(name)))
        };
        let (path, method) = (field("path")?, field("method")?);
        if !METHODS.contains(&method) {
            return Err(Problem::new(format!("`{method}` is not a method")).at(&at.join("method")));
        }
        if !path.starts_with('/') {
            return Err(Problem::new(format!("`{path}` is not a path")).at(&at.join("path")));
        }
        let mut operation = spec.clone();
        // Fields that the page adds to the operation of the document.
        for added in ["path", "method", "__originalOperationId"] {
            operation.shift_remove(added);
        }
        let operation = self.collapse(&Value::Object(operation), &at)?;
        let item = self
            .paths
            .entry(path)
            .or_insert_with(|| Value::Object(Map::new()));
        match item.get(method) {
            Some(_) => Err(Problem::new(format!(
                "another page has the operation {} {path} already",
                method.to_uppercase()
            ))
            .at(&at)),
            None => {
                item[method] = operation;
                Ok(())
            }
        }
    }

    /// Returns `value` with a reference in place of each `$$ref` mark, and keeps
    /// the fields beside the mark as the component that it names.
    fn collapse(&mut self, value: &Value, at: &Pointer) -> Result<Value, Problem> {
        match value {
            Value::Array(array) => array
                .iter()
                .enumerate()
                .map(|(index, value)| self.collapse(value, &at.join(index)))
                .collect::<Result<_, _>>()
                .map(Value::Array),
            Value::Object(object) => {
                let mut collapsed = Map::new();
                for (key, value) in object {
                    if key != MARK {
                        collapsed.insert(key.clone(), self.collapse(value, &at.join(key))?);
                    }
                }
                match object.get(MARK) {
                    None => Ok(Value::Object(collapsed)),
                    Some(mark) => self.component(mark, collapsed, at),
                }
            }
            other => Ok(other.clone()),
        }
    }

    fn component(
        &mut self,
        mark: &Value,
        content: Map<String, Value>,
        at: &Pointer,
    ) -> Result<Value, Problem> {
        let at_mark = at.join(MARK);
        let reference = mark
            .as_str()
            // A mark may begin with the address of the document.
            .and_then(|mark| Some(&mark[mark.find('#')?..]))
            .ok_or_else(|| Problem::new("is not a reference").at(&at_mark))?;
        let tokens: Vec<String> = local_reference(reference)
            .map(|pointer| pointer.tokens().collect())
            .unwrap_or_default();
        let (kind, name) = match &tokens[..] {
            [components, kind, name] if components == "components" => (kind, name),
            _ => {
                let message = format!("`{reference}` is not a component");
                return Err(Problem::new(message).at(&at_mark));
            }
        };
        // A mark without fields is a component within itself.
        if !content.is_empty() {
            let kind = self
                .components
                .entry(kind)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(kind) = kind {
                insert_same(kind, name, &Value::Object(content), at)?;
            }
        }
        Ok(json!({ "$ref": reference }))
    }

    fn finish(self) -> Result<Value, Error> {
        let Some(mut document) = self.head else {
            return Err(Problem::new("there are no pages").into());
        };
        let mut components = self.components;
        for kind in components.values_mut() {
            if let Value::Object(kind) = kind {
                kind.sort_keys();
            }
        }
        components.sort_keys();
        if !self.security_schemes.is_empty() {
            components.insert("securitySchemes".to_owned(), self.security_schemes.into());
        }
        document.insert("paths".to_owned(), self.paths.into());
        document.insert("components".to_owned(), components.into());
        Ok(Value::Object(document))
    }
}

/// The key with the reference to a component that is written out.
const MARK: &str = "$$ref";

fn object<'a>(page: &'a Value, keys: &[&str]) -> Result<&'a Map<String, Value>, Problem> {
    let at = Pointer::root().join_all(keys.iter().copied());
    page.pointer(at.as_str())
        .and_then(Value::as_object)
        .ok_or_else(|| Problem::new("is missing or not an object").at(&at))
}

fn same(
    first: &Map<String, Value>,
    other: &Map<String, Value>,
    at: &Pointer,
) -> Result<(), Problem> {
    let differs = first
        .keys()
        .chain(other.keys())
        .find(|key| first.get(*key) != other.get(*key));
    match differs {
        None => Ok(()),
        Some(key) => Err(Problem::new("differs from the pages before")
            .at(&at.join(key))
            .help("vendor pages of one version of the document together")),
    }
}

fn insert_same(
    into: &mut Map<String, Value>,
    name: &str,
    value: &Value,
    at: &Pointer,
) -> Result<(), Problem> {
    match into.get(name) {
        Some(known) if known != value => Err(Problem::new(format!(
            "`{name}` differs from the same component elsewhere"
        ))
        .at(at)
        .help("vendor pages of one version of the document together")),
        Some(_) => Ok(()),
        None => {
            into.insert(name.to_owned(), value.clone());
            Ok(())
        }
    }
}

/// Reads the page files at `paths`.
///
/// # Errors
///
/// A file that cannot be read.
pub fn read(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    paths
        .iter()
        .map(|path| Ok((path.clone(), read_file(path)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(change: impl FnOnce(&mut Value)) -> (PathBuf, Vec<u8>) {
        let mut page = json!({
            "type": "api",
            "title": "Get",
            "meta": {
                "id": "/of/the/page",
                "openapi": "3.0.1",
                "info": {"title": "T", "version": "1"},
                "servers": [{"url": "https://one.example", "description": "One"}],
                "securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer"}},
            },
            "spec": {
                "operationId": "get",
                "__originalOperationId": "get",
                "method": "get",
                "path": "/things",
                "responses": {
                    "200": {
                        "description": "fine",
                        "content": {"application/json": {"schema": {
                            "$$ref": "#/components/schemas/Thing",
                            "type": "object",
                            "properties": {"parent": {"$$ref": "#/components/schemas/Thing"}},
                        }}},
                        "$$ref": "https://docs.example/openapi.json#/components/responses/Fine",
                    },
                },
            },
        });
        change(&mut page);
        (PathBuf::from("page.json"), page.to_string().into_bytes())
    }

    fn imported(pages: &[(PathBuf, Vec<u8>)]) -> Result<Value, String> {
        import(pages)
            .map(|text| serde_json::from_str(&text).expect("the import gives JSON"))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn marks_become_components_and_references() {
        assert_eq!(
            imported(&[page(|_| {})]),
            Ok(json!({
                "openapi": "3.0.1",
                "info": {"title": "T", "version": "1"},
                "servers": [{"url": "https://one.example", "description": "One"}],
                "paths": {"/things": {"get": {
                    "operationId": "get",
                    "responses": {"200": {"$ref": "#/components/responses/Fine"}},
                }}},
                "components": {
                    "responses": {"Fine": {
                        "description": "fine",
                        "content": {"application/json": {"schema": {
                            "$ref": "#/components/schemas/Thing",
                        }}},
                    }},
                    "schemas": {"Thing": {
                        "type": "object",
                        "properties": {"parent": {"$ref": "#/components/schemas/Thing"}},
                    }},
                    "securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer"}},
                },
            }))
        );
    }

    #[test]
    fn several_pages_share_their_components() {
        let other = page(|page| {
            page["spec"]["path"] = "/others".into();
            page["spec"]["operationId"] = "getOther".into();
        });
        let document = imported(&[page(|_| {}), other]).expect("two pages of one document");
        assert_eq!(document["paths"].as_object().map(Map::len), Some(2));
        assert_eq!(
            document["components"]["schemas"].as_object().map(Map::len),
            Some(1)
        );
    }

    #[test]
    fn pages_that_disagree_are_refused() {
        let path = |page: &mut Value| {
            page["spec"]["path"] = "/others".into();
            page["spec"]["operationId"] = "getOther".into();
        };
        let version = page(|page| {
            path(page);
            page["meta"]["info"]["version"] = "2".into();
        });
        let schema = page(|page| {
            path(page);
            page["spec"]["responses"]["200"]["content"]["application/json"]["schema"]["title"] =
                "x".into();
        });
        let scheme = page(|page| {
            path(page);
            page["meta"]["securitySchemes"]["bearerAuth"]["scheme"] = "basic".into();
        });
        for (other, place) in [
            (version, "/meta/info: differs"),
            (
                schema,
                "/spec/responses/200/content/application~1json/schema: `Thing` differs",
            ),
            (
                scheme,
                "/meta/securitySchemes/bearerAuth: `bearerAuth` differs",
            ),
            (
                page(|_| {}),
                "/spec: another page has the operation GET /things",
            ),
        ] {
            let error = imported(&[page(|_| {}), other]).expect_err("they disagree");
            assert!(error.contains(place), "{error}");
        }
    }

    #[test]
    fn a_broken_page_is_reported_with_the_place() {
        type Change = fn(&mut Value);
        let cases: [(Change, &str); 8] = [
            (|page| page["spec"] = Value::Null, "/spec: is missing"),
            (|page| page["meta"] = Value::Null, "/meta: is missing"),
            (|page| page["type"] = "guide".into(), "/type: "),
            (|page| page["spec"]["path"] = Value::Null, "/spec/path: "),
            (
                |page| page["spec"]["path"] = "things".into(),
                "/spec/path: ",
            ),
            (
                |page| page["spec"]["method"] = "fetch".into(),
                "/spec/method: `fetch`",
            ),
            (
                |page| page["spec"]["responses"]["200"]["$$ref"] = "Fine".into(),
                "/spec/responses/200/$$ref: is not a reference",
            ),
            (
                |page| page["spec"]["responses"]["200"]["$$ref"] = "#/Fine".into(),
                "is not a component",
            ),
        ];
        for (change, place) in cases {
            let error = imported(&[page(change)]).expect_err("a broken page");
            assert!(error.starts_with("page.json: "), "{error}");
            assert!(error.contains(place), "{error}");
        }
    }

    #[test]
    fn a_mark_whose_component_no_page_has_is_dangling() {
        let gone = page(|page| {
            page["spec"]["responses"]["200"]["content"]["application/json"]["schema"] =
                json!({"$$ref": "#/components/schemas/Gone"});
        });
        let error = imported(&[gone]).expect_err("no page has Gone");
        assert!(
            error.contains("`#/components/schemas/Gone` does not resolve"),
            "{error}"
        );
    }

    #[test]
    fn a_document_needs_a_page() {
        assert!(imported(&[]).is_err());
    }
}
