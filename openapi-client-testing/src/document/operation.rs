//! An operation as its document describes it.

use std::collections::BTreeMap;

use openapi_client_core::StatusPattern;
use serde_json::{Map, Value};

use super::json::Document;
use super::media_type::json_content;
use super::parameter::Parameter;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation as a document describes it.
#[derive(Debug, Clone, Copy)]
pub struct DocumentedOperation<'a> {
    document: &'a Document,
    path: &'a str,
    method: &'static str,
    object: &'a Value,
}

impl Document {
    /// All operations, in the order of the document.
    pub fn operations(&self) -> Vec<DocumentedOperation<'_>> {
        let paths = self.json()["paths"].as_object().into_iter().flatten();
        let mut operations = Vec::new();
        for (path, item) in paths {
            for method in METHODS {
                if let Some(object) = item.get(method) {
                    operations.push(DocumentedOperation {
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
    ///
    /// There is none.
    pub fn operation(&self, id: &str) -> DocumentedOperation<'_> {
        let mut all = self.operations().into_iter();
        all.find(|operation| operation.id() == id)
            .unwrap_or_else(|| panic!("the document has no operation {id}"))
    }
}

impl<'a> DocumentedOperation<'a> {
    /// The document that this is an operation of.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The `operationId`.
    ///
    /// # Panics
    ///
    /// There is none.
    pub fn id(&self) -> &'a str {
        self.object["operationId"]
            .as_str()
            .expect("each operation has an id")
    }

    /// Where the operation is in its document, as a JSON pointer.
    pub fn pointer(&self) -> String {
        let path = self.path.replace('~', "~0").replace('/', "~1");
        format!("/paths/{path}/{}", self.method)
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

    /// The operation itself, as the document has it.
    pub fn json(&self) -> &'a Value {
        self.object
    }

    /// The parameters at this place: `path`, `query`, `header` or `cookie`. Those of the
    /// operation come before those of its path, which they replace.
    pub fn parameters(&self, place: &str) -> Vec<&'a Value> {
        let lists = [self.object, &self.document.json()["paths"][self.path]];
        let mut found: Vec<&Value> = Vec::new();
        for parameter in lists
            .into_iter()
            .filter_map(|of| of["parameters"].as_array())
            .flatten()
        {
            let parameter = self.document.resolve(parameter);
            let is_known = found.iter().any(|known| known["name"] == parameter["name"]);
            if parameter["in"] == place && !is_known {
                found.push(parameter);
            }
        }
        found
    }

    /// The parameters at this place as they are sent: without the headers that OpenAPI leaves
    /// to other parts of a document, and with what only the template of the path has.
    pub(crate) fn parameters_of(&self, place: &str) -> Vec<Parameter<'a>> {
        let is_left_out = |name: &str| {
            let mut others = ["accept", "authorization", "content-type"].into_iter();
            place == "header" && others.any(|other| other.eq_ignore_ascii_case(name))
        };
        let parameters = self.parameters(place).into_iter();
        let mut parameters: Vec<Parameter<'a>> = parameters
            .map(|parameter| Parameter::of(self.document, parameter))
            .filter(|parameter| !is_left_out(parameter.name))
            .collect();
        // Some documents declare no parameter for a place of the template.
        for name in self
            .path
            .split('{')
            .skip(1)
            .filter_map(|it| it.split('}').next())
        {
            if place == "path" && !parameters.iter().any(|it| it.name == name) {
                parameters.push(Parameter::undeclared(name));
            }
        }
        parameters
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
        self.object["deprecated"] == true
    }

    /// The alternatives of what a request must prove, each with the schemes that it needs
    /// together; none if nothing is asked for.
    pub fn security_alternatives(&self) -> Vec<Vec<&'a Value>> {
        let schemes = &self.document.json()["components"]["securitySchemes"];
        let scheme = |name: &String| self.document.resolve(&schemes[name.as_str()]);
        self.security_choices()
            .map(|choice| choice.keys().map(scheme).collect())
            .collect()
    }

    fn security_choices(&self) -> impl Iterator<Item = &'a Map<String, Value>> + use<'a> {
        let choices = self.object.get("security");
        let choices = choices.or_else(|| self.document.json().get("security"));
        let choices = choices.and_then(Value::as_array).into_iter().flatten();
        choices.filter_map(Value::as_object)
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
        let alternatives = self.security_alternatives();
        let is_demanded = !alternatives.iter().any(Vec::is_empty);
        let scheme = alternatives.into_iter().flatten().next()?;
        Some((scheme, is_demanded))
    }

    /// The documented answers, references resolved: first those of one status,
    /// then those of a hundred, such as `4XX`, then that of all others.
    pub fn answers(&self) -> Vec<(StatusPattern, &'a Value)> {
        let responses = self.object["responses"].as_object().into_iter().flatten();
        let (mut codes, mut ranges, mut default) = (BTreeMap::new(), BTreeMap::new(), None);
        for (status, response) in responses {
            let response = self.document.resolve(response);
            let hundreds = status.strip_suffix("XX").or(status.strip_suffix("xx"));
            match (status.as_str(), hundreds) {
                ("default", _) => default = Some(response),
                (_, Some(hundreds)) => {
                    if let Ok(hundreds) = hundreds.parse() {
                        ranges.insert(hundreds, response);
                    }
                }
                (status, None) => {
                    // Others are extensions.
                    if let Ok(code) = status.parse() {
                        codes.insert(code, response);
                    }
                }
            }
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

    /// The documented success; the lowest one if there are several.
    ///
    /// # Panics
    ///
    /// There is none.
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
}

/// The schema of a JSON body, if there is a body.
fn json_schema(body: &Value) -> Option<&Value> {
    let (_, content) = json_content(body["content"].as_object()?)?;
    content.get("schema")
}
