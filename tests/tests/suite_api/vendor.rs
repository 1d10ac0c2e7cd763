//! Our document says what the vendor's does.

use contract_tests::described::Described;
use contract_tests::document::{Document, OwnDocument};
use contract_tests::schema::{closed, named};
use contract_tests::vendor::{compare, unexplained, vendor_document};
use serde::de::DeserializeOwned;
use serde_json::Value;
use suite_api_client::types;

/// The vendor's whole document, of the version that ours was written for.
const FILE: &str = "vcf-operations-9.1.0.openapi.json";

/// What the vendor shows where it has no example.
const NO_EXAMPLE: &str = "No Custom Example is Available";

/// What we leave out or add, and how often; `*` is any text.
const ALLOWED: &[(&str, usize)] = &[
    // The client speaks JSON only.
    ("* application/xml: left out *", 70),
    // The vendor documents errors for few statuses and without a body, yet the
    // server sends `error` with nearly all of them.
    (r#"* 4XX: added "documented""#, 59),
    (r#"* 4XX application/json: added "error""#, 59),
    (r#"* 5XX: added "documented""#, 59),
    (r#"* 5XX application/json: added "error""#, 59),
    (r#"acquireToken 401 application/json: added "error""#, 1),
    (
        r#"exchangeOpsTokenWithJwtToken 400 application/json: added "error""#,
        1,
    ),
    (
        r#"exchangeOpsTokenWithJwtToken 500 application/json: added "error""#,
        1,
    ),
    (
        r#"getVIDBWellKnownURL 409 application/json: added "error""#,
        1,
    ),
    (
        r#"getVIDBWellKnownURL 500 application/json: added "error""#,
        1,
    ),
    // The other kind of error is for tests of adapters, which are not ours.
    ("error discriminator *: left out *", 3),
    // The vendor lists no security, but says that a token makes the answer
    // richer.
    ("getAuthSources security: left out null", 1),
    ("getAuthSources optional security *: added *", 3),
    // Imported users have no password; see the examples below.
    (r#"user required "password": left out true"#, 1),
    // The advice is at the list; it need not be at its items again.
    ("* properties roleNames items deprecated: left out true", 2),
    // Secrets are marked, so that they become a type of their own.
    (r#"* format: added "password""#, 7),
];

/// The ids of the operations of the vendor's group that ours is about.
fn group(document: &Document) -> Vec<&str> {
    let operations = document.operations().into_iter();
    let mut ids: Vec<&str> = operations
        .filter(|operation| operation.tags() == ["Auth"])
        .map(|operation| operation.id())
        .collect();
    ids.sort_unstable();
    ids
}

#[test]
fn no_operation_of_the_vendor_s_group_is_missing_and_none_is_invented() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::of("suite-api");
    let documented = group(ours);
    assert_eq!(documented, group(&vendors));
    assert_eq!(documented.len(), 59);
    assert_eq!(ours.operations().len(), 59);
}

#[test]
fn the_document_differs_from_the_vendor_s_only_where_it_is_allowed_to() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::of("suite-api");
    let found = compare(ours, &vendors, &group(ours), &["error"]);
    assert_eq!(unexplained(&found.differences, ALLOWED), [""; 0]);
    assert_eq!(found.same, 1006);
    let mut schemas: Vec<&String> = ours.schemas().keys().collect();
    schemas.sort_unstable();
    assert_eq!(found.schemas.iter().collect::<Vec<_>>(), schemas);
    assert_eq!(found.schemas.len(), 49);
}

/// The examples of JSON in a body of the vendor's document.
fn examples(body: &Value) -> Vec<&str> {
    let Some(content) = body.get("content") else {
        return Vec::new();
    };
    let json = &content["application/json"];
    let named = json.get("examples").and_then(Value::as_object);
    let named = named.into_iter().flat_map(|named| named.values());
    let named = named.map(|example| &example["value"]);
    let all = json.get("example").into_iter().chain(named);
    all.map(|example| example.as_str().expect("JSON in a text"))
        .collect()
}

/// The bodies of an operation, each with where it is: those of the vendor's
/// beside the schemas of ours.
fn bodies<'a>(
    ours: Described<'a>,
    vendors: Described<'a>,
) -> Vec<(String, &'a Value, Option<&'a Value>)> {
    let request = vendors.request_body();
    let request = request.map(|body| ("request".to_owned(), body, ours.request_schema()));
    let responses = vendors.responses().into_iter();
    let responses =
        responses.map(|(status, body)| (status.to_string(), body, ours.response_schema(status)));
    request.into_iter().chain(responses).collect()
}

#[test]
fn the_vendor_s_own_examples_are_understood() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::of("suite-api");
    let (mut allowed, mut without, mut problems) = (0, 0, Vec::new());
    for operation in ours.operations() {
        let id = operation.id();
        for (place, body, schema) in bodies(operation, vendors.operation(id)) {
            for example in examples(body) {
                if example == NO_EXAMPLE {
                    without += 1;
                    continue;
                }
                let example: Value = serde_json::from_str(example).expect("JSON");
                let schema = schema.expect("a body that has an example has a schema");
                let found = closed(ours, schema).problems(&example);
                allowed += usize::from(found.is_empty());
                let found = found.into_iter();
                problems.extend(found.map(|problem| format!("{id} {place} {problem}")));
            }
        }
    }
    // Imported users have no password. The client reads null as absent, and
    // sends nothing instead.
    let null = r#"password: value is not of type "string""#;
    let expected = ["request", "201"]
        .map(|place| [0, 1].map(|user| format!("importUsers {place} /users/{user}/{null}")));
    assert_eq!(problems, expected.concat());
    assert_eq!((allowed, without), (54, 21));
}

/// The vendor's examples of a body of an operation, read by the client.
fn read<T: DeserializeOwned>(vendors: &Document, id: &str, place: &str) -> Vec<T> {
    let operation = vendors.operation(id);
    let mut bodies = bodies(operation, operation).into_iter();
    let body = bodies.find(|(known, ..)| known == place);
    let (_, body, _) = body.expect("there is such a body");
    let examples = examples(body).into_iter();
    examples
        .map(|example| serde_json::from_str(example).expect("the client reads it"))
        .collect()
}

#[test]
fn the_client_reads_the_vendor_s_own_examples() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let logins: Vec<types::UsernamePassword> = read(&vendors, "acquireToken", "request");
    assert_eq!(logins.len(), 1);
    assert_eq!(logins[0].username, "Some-LDAP-User");
    let source = logins[0].auth_source.as_deref();
    assert_eq!(source, Some("Imported LDAP Server"));

    let id = "exchangeOpsTokenWithJwtToken";
    let requests: Vec<types::TokenExchangeRequest> = read(&vendors, id, "request");
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].service_keys, ["ops-li", "ops-ni"]);

    let answers: Vec<types::TokenExchangeResponse> = read(&vendors, id, "200");
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].jwt().expect("a JWT").expose(), "token");
    let keys = answers[0]
        .services
        .iter()
        .map(|service| service.key.as_deref());
    assert_eq!(keys.collect::<Vec<_>>(), [Some("ops-li"), Some("ops-ni")]);
    assert_eq!(
        answers[0].services[1].base_path.as_deref(),
        Some("base-path")
    );
}

#[test]
fn imported_users_without_a_password_are_read_and_sent_as_such() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let allowed = named(Document::of("suite-api"), "user-list");
    for place in ["request", "201"] {
        let lists: Vec<types::UserList> = read(&vendors, "importUsers", place);
        assert_eq!(lists.len(), 1);
        let users = lists[0].users.as_deref().unwrap_or_default();
        let names: Vec<&str> = users.iter().map(|user| &*user.username).collect();
        assert_eq!(names, ["alexr", "bobw"], "{place}");
        assert!(users.iter().all(|user| user.password.is_none()));
        let sent = serde_json::to_value(&lists[0]).expect("JSON");
        assert_eq!(sent["users"][0].get("password"), None, "{place}");
        assert_eq!(allowed.problems(&sent), [""; 0], "{place}");
    }
}
