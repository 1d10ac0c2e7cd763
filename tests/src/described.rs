//! An operation as its document describes it.

use std::collections::BTreeMap;

use openapi_client_core::StatusPattern;
use serde_json::{Map, Value};

use crate::document::{Document, schema_name};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation as a document describes it.
#[derive(Debug, Clone, Copy)]
pub struct Described<'a> {
    document: &'a Document,
    path: &'a str,
    method: &'static str,
    object: &'a Value,
}

impl Document {
    /// All operations, in the document's order.
    pub fn operations(&self) -> Vec<Described<'_>> {
        let paths = self.json()["paths"]
            .as_object()
            .expect("the document has paths");
        let mut operations = Vec::new();
        for (path, item) in paths {
            for method in METHODS {
                if let Some(object) = item.get(method) {
                    operations.push(Described {
                        document: self,
                        path,
                        method,
                        object,
                    });
                }
            }
        }
        operations
    }

    /// The operation with this id.
    ///
    /// # Panics
    /// If there is none.
    pub fn operation(&self, id: &str) -> Described<'_> {
        let mut all = self.operations().into_iter();
        all.find(|operation| operation.id() == id)
            .unwrap_or_else(|| panic!("the document has no operation {id}"))
    }
}

impl<'a> Described<'a> {
    /// The document that this is an operation of.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The `operationId`.
    pub fn id(&self) -> &'a str {
        self.object["operationId"]
            .as_str()
            .expect("each operation has an id")
    }

    /// The method in upper case.
    pub fn method(&self) -> String {
        self.method.to_uppercase()
    }

    /// Whether the method promises to change nothing.
    pub fn is_safe(&self) -> bool {
        matches!(self.method, "get" | "head" | "options" | "trace")
    }

    /// Whether doing it twice is documented to be as doing it once.
    pub fn is_idempotent(&self) -> bool {
        let says = self.object["x-idempotent"].as_bool();
        // A second POST or PATCH may do more than the first.
        says.unwrap_or(!matches!(self.method, "patch" | "post"))
    }

    /// The path template.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The parameters at this place: `path`, `query`, `header` or `cookie`.
    pub fn parameters(&self, place: &str) -> Vec<&'a Value> {
        let own = self.object.get("parameters").and_then(Value::as_array);
        let item = &self.document.json()["paths"][self.path];
        let shared = item.get("parameters").and_then(Value::as_array);
        own.into_iter()
            .chain(shared)
            .flatten()
            .map(|parameter| self.document.resolve(parameter))
            .filter(|parameter| parameter["in"] == place)
            .collect()
    }

    /// The body of a request, if it has one.
    pub fn request_body(&self) -> Option<&'a Value> {
        Some(self.document.resolve(self.object.get("requestBody")?))
    }

    /// The schema of the JSON body of a request, if it has one.
    pub fn request_schema(&self) -> Option<&'a Value> {
        json_schema(self.request_body()?)
    }

    /// The tags under which the operation is listed.
    pub fn tags(&self) -> Vec<&'a str> {
        let tags = self.object["tags"].as_array();
        tags.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// Whether the document advises against the operation.
    pub fn is_deprecated(&self) -> bool {
        self.object.get("deprecated") == Some(&Value::Bool(true))
    }

    /// The security scheme that the document demands, if it demands one.
    pub fn security(&self) -> Option<&'a Value> {
        let (scheme, is_demanded) = self.known_security()?;
        is_demanded.then_some(scheme)
    }

    /// The security scheme that the document allows without demanding it.
    pub fn optional_security(&self) -> Option<&'a Value> {
        let (scheme, is_demanded) = self.known_security()?;
        (!is_demanded).then_some(scheme)
    }

    /// The first scheme that the document names, and whether it demands one:
    /// it does not if nothing at all is one of the choices.
    fn known_security(&self) -> Option<(&'a Value, bool)> {
        let choices = self.object.get("security");
        let choices = choices.or_else(|| self.document.json().get("security"))?;
        let choices = choices.as_array()?.iter().filter_map(Value::as_object);
        let is_demanded = !choices.clone().any(Map::is_empty);
        let name = choices.flat_map(Map::keys).next()?;
        let scheme = &self.document.json()["components"]["securitySchemes"][name];
        Some((scheme, is_demanded))
    }

    /// The documented answers, references resolved: first those of one status,
    /// then those of a hundred, such as `4XX`, then that of all others.
    pub fn answers(&self) -> Vec<(StatusPattern, &'a Value)> {
        let responses = self.object["responses"].as_object();
        let responses = responses.expect("each operation has responses");
        let (mut codes, mut ranges) = (BTreeMap::new(), BTreeMap::new());
        let default = responses.get("default");
        let default = default.map(|response| self.document.resolve(response));
        for (status, response) in responses.iter().filter(|(status, _)| *status != "default") {
            let (all, number) = match status.strip_suffix("XX") {
                Some(hundreds) => (&mut ranges, hundreds),
                None => (&mut codes, status.as_str()),
            };
            let number: u16 = number.parse().expect("a status is a number or like 4XX");
            all.insert(number, self.document.resolve(response));
        }
        let codes = codes.into_iter();
        codes
            .map(|(code, response)| (StatusPattern::Code(code), response))
            .chain(
                ranges
                    .into_iter()
                    .map(|(hundreds, response)| (StatusPattern::Range(hundreds), response)),
            )
            .chain(default.map(|response| (StatusPattern::Default, response)))
            .collect()
    }

    /// The answers that are documented by their very status.
    pub fn responses(&self) -> BTreeMap<u16, &'a Value> {
        let answers = self.answers().into_iter();
        answers
            .filter_map(|(status, response)| match status {
                StatusPattern::Code(code) => Some((code, response)),
                _ => None,
            })
            .collect()
    }

    /// The answer that `status` is documented by, which may be one of a hundred
    /// or that of all others.
    pub fn response(&self, status: u16) -> Option<&'a Value> {
        // The more precise pattern comes first.
        let mut answers = self.answers().into_iter();
        let (_, response) = answers.find(|(pattern, _)| match pattern {
            StatusPattern::Code(code) => *code == status,
            StatusPattern::Range(hundreds) => *hundreds == status / 100,
            _ => true,
        })?;
        Some(response)
    }

    /// The schema of the JSON body of an answer, if it has one.
    pub fn response_schema(&self, status: u16) -> Option<&'a Value> {
        json_schema(self.response(status)?)
    }

    /// Whether each object is a documented body of an answer of this status.
    pub fn takes_any_object(&self, status: u16) -> bool {
        let schema = self.response_schema(status);
        let schema = schema.map(|schema| self.document.resolve(schema));
        schema.is_some_and(|schema| schema.get("required").is_none())
    }

    /// The documented success; the lowest one if there are several.
    ///
    /// # Panics
    /// If there is none.
    pub fn success(&self) -> u16 {
        let successes = self.successes();
        assert!(!successes.is_empty(), "{} has a success", self.id());
        successes[0]
    }

    /// All documented successes, the lowest one first.
    pub fn successes(&self) -> Vec<u16> {
        let statuses = self.responses().into_keys();
        statuses.filter(|status| status / 100 == 2).collect()
    }

    /// The errors that are documented by their very status: the status, and
    /// the name of the schema of its body.
    pub fn errors(&self) -> Vec<(u16, Option<&'a str>)> {
        let errors = self.documented_errors().into_iter();
        errors
            .filter_map(|(status, schema)| match status {
                StatusPattern::Code(code) => Some((code, schema)),
                _ => None,
            })
            .collect()
    }

    /// All documented errors: which statuses it is for, and the name of the
    /// schema of its body.
    pub fn documented_errors(&self) -> Vec<(StatusPattern, Option<&'a str>)> {
        let answers = self.answers().into_iter();
        answers
            .filter(|(status, _)| {
                !matches!(
                    status,
                    StatusPattern::Code(200..=299) | StatusPattern::Range(2)
                )
            })
            .map(|(status, response)| (status, json_schema(response).map(schema_name)))
            .collect()
    }
}

/// The schema of a JSON body, if there is a body.
fn json_schema(body: &Value) -> Option<&Value> {
    body.get("content")?.get("application/json")?.get("schema")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Document {
        let body = |name: &str| {
            let reference = format!("#/components/schemas/{name}");
            json!({ "content": { "application/json": { "schema": { "$ref": reference } } } })
        };
        Document::new(json!({
            "security": [{ "key": [] }],
            "paths": { "/a": {
                "get": {
                    "operationId": "strict",
                    "tags": ["A"],
                    "deprecated": true,
                    "responses": {
                        "5XX": { "description": "No body" },
                        "4XX": body("Error"),
                        "404": body("Missing"),
                        "201": body("A"),
                        "200": {},
                    },
                },
                "put": {
                    "operationId": "lenient",
                    "security": [{}, { "key": [] }],
                    "responses": { "200": {} },
                },
                "post": {
                    "operationId": "open",
                    "security": [],
                    "responses": { "200": {} },
                },
            } },
            "components": { "securitySchemes": { "key": { "type": "apiKey" } } },
        }))
    }

    #[test]
    fn a_status_has_its_own_answer_or_that_of_its_hundred() {
        let document = document();
        let operation = document.operation("strict");
        let schema = |status| operation.response_schema(status).map(schema_name);
        let schemas = [200, 201, 404, 400, 499].map(schema);
        let expected = [
            None,
            Some("A"),
            Some("Missing"),
            Some("Error"),
            Some("Error"),
        ];
        assert_eq!(schemas, expected);
        assert!(operation.response(503).is_some());
        assert!(operation.response(302).is_none());
        assert_eq!(operation.successes(), [200, 201]);
        assert_eq!(operation.success(), 200);
        assert_eq!(operation.errors(), [(404, Some("Missing"))]);
        let errors = [
            (StatusPattern::Code(404), Some("Missing")),
            (StatusPattern::Range(4), Some("Error")),
            (StatusPattern::Range(5), None),
        ];
        assert_eq!(operation.documented_errors(), errors);
    }

    #[test]
    fn security_is_demanded_unless_nothing_is_a_choice() {
        let document = document();
        let found = ["strict", "lenient", "open"].map(|id| {
            let operation = document.operation(id);
            let demanded = operation.security().is_some();
            (demanded, operation.optional_security().is_some())
        });
        assert_eq!(found, [(true, false), (false, true), (false, false)]);
    }

    #[test]
    fn tags_and_advice_are_read() {
        let document = document();
        let found = ["strict", "open"].map(|id| {
            let operation = document.operation(id);
            (operation.tags(), operation.is_deprecated())
        });
        assert_eq!(found, [(vec!["A"], true), (vec![], false)]);
    }
}
