//! A request, read and checked by its operation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::body;
use super::parameters::{Pairs, in_pairs, pairs, value};
use super::values::{BODY, RequestValues};
use crate::document::{DocumentedOperation, Parameter, matched};
use crate::ledger::RecordedRequest;
use crate::value::{Direction, Schema};

/// All that is wrong with a request by its operation, each with its place; nothing if it is
/// as documented. `base_path` is what its path has before that of the document.
pub fn request_problems(
    operation: DocumentedOperation<'_>,
    base_path: &str,
    request: &RecordedRequest,
) -> Vec<String> {
    read_request(operation, base_path, request).1
}

/// What a request says, and all that is wrong with it by its operation.
pub fn read_request(
    operation: DocumentedOperation<'_>,
    base_path: &str,
    request: &RecordedRequest,
) -> (RequestValues, Vec<String>) {
    let mut reader = Reader::read(operation, base_path, request);
    reader.validate();
    (reader.values, reader.problems)
}

/// What a request says that was checked before.
pub(crate) fn request_values(
    operation: DocumentedOperation<'_>,
    base_path: &str,
    request: &RecordedRequest,
) -> RequestValues {
    Reader::read(operation, base_path, request).values
}

struct Reader<'a> {
    operation: DocumentedOperation<'a>,
    values: RequestValues,
    /// What each value is called in a problem, and its schema.
    schemas: Vec<(String, (String, String), &'a Value)>,
    problems: Vec<String>,
}

impl<'a> Reader<'a> {
    fn read(
        operation: DocumentedOperation<'a>,
        base_path: &str,
        request: &RecordedRequest,
    ) -> Self {
        let mut reader = Self {
            operation,
            values: RequestValues::default(),
            schemas: Vec::new(),
            problems: Vec::new(),
        };
        if request.method.as_str() != operation.method() {
            reader.problem(format!("the method is {}", request.method));
        }
        reader.path(base_path, &request.path);
        reader.query(request.query.as_deref().unwrap_or_default());
        reader.headers(request);
        reader.cookies(request);
        reader.security(request);
        reader.body(request);
        reader
    }

    /// Holds what was read against its schemas, which takes longer than to read it.
    fn validate(&mut self) {
        let document = self.operation.document();
        for (what, key, schema) in &self.schemas {
            let schema = Schema::new(document, schema, Direction::Request);
            let problems = schema.problems(&self.values.values[key]).into_iter();
            self.problems
                .extend(problems.map(|problem| format!("{what}: {problem}")));
        }
    }

    fn problem(&mut self, problem: String) {
        self.problems.push(problem);
    }

    fn insert(
        &mut self,
        what: String,
        (place, name): (&str, &str),
        schema: &'a Value,
        value: Value,
    ) {
        let key = (place.to_owned(), name.to_owned());
        self.values.values.insert(key.clone(), value);
        self.schemas.push((what, key, schema));
    }

    /// Takes the value of a parameter.
    fn take(&mut self, parameter: &Parameter<'a>, value: Result<Option<Value>, ()>) {
        let (place, name) = (parameter.place, parameter.name);
        let what = format!("the {place} parameter `{name}`");
        match value {
            Err(()) => self.problem(format!("{what} is not written as the document says")),
            Ok(None) if parameter.is_required => self.problem(format!("{what} is missing")),
            Ok(None) => {}
            Ok(Some(value)) => self.insert(what, (place, name), parameter.schema, value),
        }
    }

    fn path(&mut self, base_path: &str, path: &str) {
        let template = self.operation.path();
        let template = template.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = path.strip_prefix(base_path) else {
            self.problem(format!("the path is not below {base_path}"));
            return;
        };
        let Some(texts) = matched(template, path) else {
            self.problem(format!("the path is not {template}"));
            return;
        };
        for parameter in self.operation.parameters_of("path") {
            let text = texts.iter().find(|(name, _)| *name == parameter.name);
            let read = text.map(|(_, text)| value(self.operation.document(), &parameter, text));
            self.take(
                &parameter,
                read.map_or(Ok(None), |it| it.map(Some).ok_or(())),
            );
        }
    }

    fn query(&mut self, query: &str) {
        let pairs = pairs(query);
        let mut used = BTreeSet::new();
        // Those of the path template itself.
        let (_, fixed) = self.operation.path().split_once('?').unwrap_or_default();
        used.extend(fixed.split('&').filter_map(|it| it.split('=').next()));
        self.read_pairs("query", &pairs, &mut used);
        used.extend(self.keys_in("query"));
        for (name, _) in &pairs {
            if !used.contains(name) {
                self.problem(format!("the query parameter `{name}` is not documented"));
            }
        }
    }

    /// The names of the keys that are sent at `place`.
    fn keys_in(&self, place: &str) -> Vec<&'a str> {
        let alternatives = self.operation.security_alternatives().into_iter();
        let keys = alternatives.flatten().filter(|it| it["in"] == place);
        keys.filter_map(|scheme| scheme["name"].as_str()).collect()
    }

    fn read_pairs<'t>(&mut self, place: &str, pairs: &Pairs<'t>, used: &mut BTreeSet<&'t str>) {
        for parameter in self.operation.parameters_of(place) {
            let value = in_pairs(self.operation.document(), &parameter, pairs, used);
            self.take(&parameter, value);
        }
    }

    fn headers(&mut self, request: &RecordedRequest) {
        for parameter in self.operation.parameters_of("header") {
            // They are not percent-encoded.
            let text = request.header(parameter.name);
            let text = text.map(|text| text.replace('%', "%25"));
            let read = text.map(|text| value(self.operation.document(), &parameter, &text));
            self.take(
                &parameter,
                read.map_or(Ok(None), |it| it.map(Some).ok_or(())),
            );
        }
    }

    fn cookies(&mut self, request: &RecordedRequest) {
        let cookies = request.header("cookie").unwrap_or_default().to_owned();
        let cookies = cookies.split("; ").filter_map(|it| it.split_once('='));
        self.read_pairs("cookie", &cookies.collect(), &mut BTreeSet::new());
    }

    fn security(&mut self, request: &RecordedRequest) {
        let alternatives = self.operation.security_alternatives();
        let is_met = |schemes: &Vec<&Value>| schemes.iter().all(|it| is_sent(it, request));
        if !alternatives.is_empty() && !alternatives.iter().any(is_met) {
            self.problem("no security requirement of the operation is met".to_owned());
        }
    }

    fn body(&mut self, request: &RecordedRequest) {
        match body::read(self.operation, request) {
            Err(problem) => self.problem(problem),
            Ok(None) => {}
            Ok(Some(body)) => {
                let declared = request.header("content-type").unwrap_or_default();
                self.values.media_type = declared.to_owned();
                for (name, content) in body.files {
                    self.values.files.entry(name).or_default().push(content);
                }
                match body.value {
                    Some(value) => {
                        self.insert("the body".to_owned(), (BODY, ""), body.schema, value);
                    }
                    None => self.values.bytes = Some(request.body.to_vec()),
                }
            }
        }
    }
}

/// Whether `request` has what the security scheme says.
fn is_sent(scheme: &Value, request: &RecordedRequest) -> bool {
    let name = scheme["name"].as_str().unwrap_or_default();
    let text = |name: &str| name.to_owned();
    match (scheme["type"].as_str(), scheme["in"].as_str()) {
        (Some("apiKey"), Some("query")) => {
            let query = text(request.query.as_deref().unwrap_or_default());
            pairs(&query).iter().any(|(sent, _)| *sent == name)
        }
        (Some("apiKey"), Some("cookie")) => {
            let cookies = text(request.header("cookie").unwrap_or_default());
            let prefix = format!("{name}=");
            cookies
                .split("; ")
                .any(|cookie| cookie.starts_with(&prefix))
        }
        (Some("apiKey"), _) => request.header(name).is_some(),
        (Some("http"), _) => {
            let scheme = scheme["scheme"].as_str().unwrap_or_default();
            if !["basic", "bearer"].contains(&scheme.to_ascii_lowercase().as_str()) {
                // It takes several requests, such as `digest`.
                return true;
            }
            let sent = request.header("authorization").unwrap_or_default();
            let (word, token) = sent.split_once(' ').unwrap_or_default();
            // Neither a token nor base64 has a space.
            word.eq_ignore_ascii_case(scheme) && !token.is_empty() && !token.contains(' ')
        }
        (Some("mutualTLS"), _) => true,
        _ => request.header("authorization").is_some(),
    }
}
