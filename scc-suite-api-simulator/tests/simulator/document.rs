//! An OpenAPI document: the path of each operation, and whether a response is valid.

use serde_json::{Map, Value, json};

/// A document in JSON.
pub(crate) struct Document(Value);

/// An operation of a document.
#[derive(Clone, Copy)]
pub(crate) struct Described<'a> {
    document: &'a Document,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    object: &'a Value,
}

impl Document {
    pub(crate) fn parse(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("JSON"))
    }

    /// All operations, in the order of the document.
    pub(crate) fn operations(&self) -> Vec<Described<'_>> {
        let mut operations = Vec::new();
        for (path, item) in self.0["paths"].as_object().expect("paths") {
            for (method, object) in item.as_object().expect("methods") {
                if object.get("operationId").is_some() {
                    operations.push(Described {
                        document: self,
                        method,
                        path,
                        object,
                    });
                }
            }
        }
        operations
    }

    /// The operation with this id.
    pub(crate) fn operation(&self, id: &str) -> Described<'_> {
        let mut operations = self.operations().into_iter();
        let operation = operations.find(|operation| operation.id() == id);
        operation.unwrap_or_else(|| panic!("the document has no operation {id}"))
    }

    /// The ids of all operations.
    pub(crate) fn ids(&self) -> Vec<&str> {
        let operations = self.operations().into_iter();
        operations.map(Described::id).collect()
    }

    /// A schema of the document.
    pub(crate) fn schema(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => {
                let target = self.0.pointer(&reference[1..]);
                target.unwrap_or_else(|| panic!("{reference} does not resolve"))
            }
            None => value,
        }
    }
}

impl<'a> Described<'a> {
    pub(crate) fn id(self) -> &'a str {
        self.object["operationId"].as_str().expect("an id")
    }

    /// The names of the parameters of the path.
    pub(crate) fn parameters(self) -> Vec<&'a str> {
        let names = self.path.split('{').skip(1);
        names
            .filter_map(|rest| Some(rest.split_once('}')?.0))
            .collect()
    }

    /// Checks that the document has a response of this status, and that the body is valid:
    /// it has no member that the document does not name.
    pub(crate) fn assert_response(self, status: u16, body: &str) -> Value {
        let responses = &self.object["responses"];
        let exact = responses.get(status.to_string());
        let range = responses.get(format!("{}XX", status / 100));
        let response = exact.or(range);
        let response = response.unwrap_or_else(|| panic!("{} has no {status}", self.id()));
        let response = self.document.resolve(response);
        let Some(schema) = response["content"]["application/json"].get("schema") else {
            assert_eq!(body, "", "{} has no body for {status}", self.id());
            return Value::Null;
        };
        let json = serde_json::from_str(body);
        let json = json.unwrap_or_else(|error| panic!("{}: {error}: {body}", self.id()));
        let problems = self.document.problems(schema, &json);
        assert_eq!(problems, [""; 0], "{} {status}: {json}", self.id());
        json
    }
}

impl Document {
    /// What does not fit a schema.
    fn problems(&self, schema: &Value, json: &Value) -> Vec<String> {
        let mut whole = json!({ "allOf": [schema], "components": self.0["components"] });
        close(&mut whole);
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft4)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_format("uuid", |text| uuid::Uuid::parse_str(text).is_ok())
            .build(&whole);
        let validator = validator.expect("a schema");
        let problems = validator.iter_errors(json);
        problems.map(|problem| problem.to_string()).collect()
    }
}

/// Lets every object have only the members that its schema names.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(close);
            let is_object =
                |members: &Map<String, Value>| members.get("type") == Some(&json!("object"));
            if is_object(members) && members.contains_key("properties") {
                members
                    .entry("additionalProperties")
                    .or_insert(json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
