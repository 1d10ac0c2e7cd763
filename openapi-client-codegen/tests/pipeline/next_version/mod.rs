//! What is said of the next version of a document is tried: a program that uses all of
//! the old client is compiled with the new one.

mod cases;
mod crates;
mod program;
mod random;
mod said;
mod vendors;
mod wire;

use openapi_client_codegen::rust_api::{Level, RustApi, RustChange};
use openapi_client_codegen::{Client, Diff, Verdict};
use serde_json::Value;

use crate::next_version::cases::{Case, base, cases};
use crate::next_version::crates::Crates;
use crate::next_version::program::Program;
use crate::next_version::wire::OldClient;
use crate::support::{generated, vendors_document};

/// A change of the document, with what it gives and what is said of it.
struct Tried {
    case: Case,
    document: Value,
    new: Client,
    diff: Diff,
}

fn tried(old: &Client) -> Vec<Tried> {
    let tried = cases(include_str!("changes.txt")).into_iter().map(|case| {
        let mut document = base();
        case.apply(&mut document);
        let new = generated(&document);
        let diff = Diff::of(old, &new).expect("a diff");
        Tried {
            case,
            document,
            new,
            diff,
        }
    });
    let tried: Vec<Tried> = tried.collect();
    assert!(tried.len() >= 80, "{} cases", tried.len());
    tried
}

#[test]
fn a_change_is_major_exactly_when_a_program_does_not_compile_any_more() {
    let old = generated(&base());
    let program = Program::of(&RustApi::of(&old.files).expect("public items"));
    let tried = tried(&old);
    let clients = [&old]
        .into_iter()
        .chain(tried.iter().map(|tried| &tried.new));
    let broken = Crates::of(clients).errors(|_| program.text());
    if let Some(errors) = broken.get(&0) {
        panic!("with the client that it is of:\n{}", errors[0].text);
    }
    let mut wrong = Vec::new();
    for (index, Tried { case, diff, .. }) in tried.iter().enumerate() {
        let error = broken.get(&(index + 1));
        let is_major = |change: &RustChange| change.level == Level::Major && !change.is_silent;
        if diff.rust.iter().any(is_major) != error.is_some() {
            let outcome = error.map_or("compiles", |errors| errors[0].text.as_str());
            wrong.push(format!(
                "{}: {}, but the program: {outcome}\n{diff}",
                case.name,
                diff.level()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        broken.len() > 20 && broken.len() < tried.len() - 20,
        "{}",
        broken.len()
    );
}

#[test]
fn a_client_works_with_the_server_of_another_version_as_is_said() {
    let old = generated(&base());
    let tried = tried(&old);
    let documents: Vec<Value> = tried.iter().map(|tried| tried.document.clone()).collect();
    let outcomes = OldClient::of(&old, &base()).outcomes(&documents);
    let answers: usize = outcomes.iter().map(|outcome| outcome.received).sum();
    assert!(answers > 1000, "{answers} answers");
    let mut wrong = Vec::new();
    let mut counts = [0; 3];
    for (
        Tried {
            case, new, diff, ..
        },
        outcome,
    ) in tried.iter().zip(outcomes)
    {
        let verdict = diff.old_client();
        let (is_right, index) = match verdict {
            Verdict::Works(_) => (outcome.failures.is_empty(), 0),
            Verdict::MayBreak(_) => (true, 1),
            Verdict::Breaks(_) => (!outcome.failures.is_empty() || !outcome.kept.is_empty(), 2),
        };
        counts[index] += 1;
        if !is_right {
            let first = outcome
                .failures
                .first()
                .map_or("nothing fails", |(_, text)| text.as_str());
            wrong.push(format!("{}: {verdict}, but {first}\n{diff}", case.name));
        }
        let back = Diff::of(new, &old).expect("a diff");
        let is_same = |a: &Verdict, b: &Verdict| a.to_string() == b.to_string();
        if !is_same(&back.old_client(), &diff.new_client())
            || !is_same(&back.new_client(), &verdict)
        {
            wrong.push(format!(
                "{}: the way back is other\n{diff}\n{back}",
                case.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
}

/// What two operations share: a parameter, a response, and a schema.
const SHARED: &str = r##"{
    "openapi": "3.0.3", "info": {"title": "A", "version": "1"},
    "paths": {
        "/a": {"get": {"operationId": "a",
            "parameters": [{"$ref": "#/components/parameters/Limit"}],
            "responses": {"200": {"$ref": "#/components/responses/Users"},
                "400": {"$ref": "#/components/responses/Bad"}}}},
        "/b": {"get": {"operationId": "b",
            "parameters": [{"$ref": "#/components/parameters/Limit"}],
            "responses": {"200": {"$ref": "#/components/responses/Users"},
                "404": {"$ref": "#/components/responses/Bad"}}}}
    },
    "components": {
        "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}},
        "responses": {
            "Bad": {"description": "", "content": {"application/json": {"schema": {
                "type": "object", "properties": {"code": {"type": "string"}}}}}},
            "Users": {"description": "", "content": {"application/json": {"schema": {
                "$ref": "#/components/schemas/User"}}}}
        },
        "schemas": {"User": {"type": "object", "properties": {"name": {"type": "string"}}}}
    }
}"##;

#[test]
fn what_operations_share_is_reported_once_with_their_ids() {
    let document = |text: &str| serde_json::from_str(text).expect("JSON");
    let old = generated(&document(SHARED));
    let new = SHARED
        .replace(
            "\"in\": \"query\",",
            "\"in\": \"query\", \"required\": true,",
        )
        .replace("\"code\"", "\"errorCode\"")
        .replace("schemas/User", "schemas/Person")
        .replace("\"User\":", "\"Person\":");
    let diff = Diff::of(&old, &generated(&document(&new))).expect("a diff");
    assert_eq!(
        diff.to_string(),
        "\
A 1 -> A 1
document: 0 added, 0 removed, 2 renamed, 1 changed
old client, new server: breaks by 1 change
new client, old server: works
Rust API: major

the parameter `Limit`, of `a`, `b`
  ~ query parameter `limit`: now required
      old client breaks: the server needs it, and the client may leave it out
      Rust API: major

the response `Bad`, of `a`, `b`
  ~ `errorCode`: was `code`
      Rust API: major

the schema `Person`, of `a`, `b`
  ~ was `User`
      Rust API: major

what a program has to change
  setter `builder::A::limit` has to be called now, was optional
  method `builder::A::send`: `async fn(self) -> Result<ResponseValue<types::Person>, Error>`, \
  was `async fn(self) -> Result<ResponseValue<types::User>, Error>`
  setter `builder::B::limit` has to be called now, was optional
  method `builder::B::send`: `async fn(self) -> Result<ResponseValue<types::Person>, Error>`, \
  was `async fn(self) -> Result<ResponseValue<types::User>, Error>`
  field `types::A400Error::code` is gone: write `types::A400Error::error_code`
  struct `types::User` is gone: write `types::Person`
"
    );
}

/// What a maintainer reads of the next version of the vendor's document.
#[test]
fn thirty_changes_of_all_sorts_are_reported_so_that_a_maintainer_knows_what_to_do() {
    let Some(mut document) = vendors_document("scc-1.5.0.openapi.yaml") else {
        return;
    };
    let old = generated(&document);
    let [case] = &cases(include_str!("scc_changes.txt"))[..] else {
        panic!("one case");
    };
    case.apply(&mut document);
    let diff = Diff::of(&old, &generated(&document)).expect("a diff");
    let expected = include_str!("scc_report.txt");
    // Without `assert_eq`, so that a failure can be read, and be the next snapshot.
    assert!(diff.to_string() == expected, "{diff}");
    let expected = include_str!("scc_changelog.md");
    assert!(diff.changelog() == expected, "{}", diff.changelog());
}
