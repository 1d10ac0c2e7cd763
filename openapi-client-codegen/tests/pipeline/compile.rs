//! What is generated compiles, without a warning, as a client crate of this
//! workspace does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use openapi_client_codegen::{Client, write};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    answering, document, generated, json_content, nodes, operation, schema, vendors_document,
};

/// A document with every kind of request and answer.
pub(crate) fn rich_document() -> Value {
    let text = json!({"type": "string"});
    let id = json!({"name": "id", "in": "path", "required": true,
                    "schema": {"type": "string", "format": "uuid"}});
    let answer = |schema: Value| json!({"description": "Fine.", "content": json_content(schema)});
    let bad = answer(schema("Bad"));
    let paths = json!({
        "/things": {
            "get": {
                "operationId": "listThings",
                "summary": "List things",
                "description": "With \"quotes\", a \\ and\n\n- a list\n- of `code`\n\n```json\n{\"a\": 1}\n```",
                "parameters": [
                    {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up", "down"], "default": "up"}},
                    {"name": "tags", "in": "query", "schema": {"type": "array", "items": text}},
                    {"name": "since", "in": "query", "required": true, "schema": {"type": "string", "format": "date-time"}},
                    {"name": "result", "in": "query", "schema": {"type": "integer", "format": "int32"}},
                    {"name": "X-Must", "in": "header", "required": true, "schema": text},
                    {"name": "X-May", "in": "header", "schema": {"type": "integer"}},
                ],
                "responses": {
                    "200": answer(json!({"type": "array", "items": schema("Thing")})),
                    "401": answer(json!({"type": "object", "properties": {"error": text}})),
                    "4XX": bad,
                    "default": {"description": "Anything."},
                },
            },
            "post": {
                "operationId": "addThing",
                "requestBody": {"required": true, "content": json_content(schema("Thing"))},
                "responses": {"201": answer(schema("Thing")), "5XX": bad},
            },
        },
        "/things/{id}": {
            "parameters": [id],
            "put": {
                "operationId": "setThing",
                "security": [],
                "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": schema("Form")}}},
                "responses": {"204": {"description": "Done."}, "404": {"description": "Gone."}},
            },
            "delete": {"operationId": "dropThing", "responses": {"202": {"description": "Soon."}}},
            "patch": {
                "operationId": "noteThing",
                "requestBody": {"content": {"text/plain": {"schema": text}}},
                "responses": {"200": {"description": "", "content": {"text/csv": {}}}},
            },
            "post": {
                "operationId": "fillThing",
                "requestBody": {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
                "responses": {"200": {"description": "", "content": {
                    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
            },
        },
        "/answers": {
            "get": {"responses": {
                "200": answer(schema("Thing")),
                "202": answer(json!({"type": "array", "items": schema("Thing")})),
                "203": {"description": "", "content": {"text/plain": {"schema": text}}},
                "2XX": {"description": ""},
            }},
            "post": {"responses": {"200": answer(schema("Thing")), "204": {"description": ""}}},
            "put": {"responses": {"200": {"description": "", "content": {"text/plain": {"schema": text}}}}},
            "delete": {"responses": {"404": {"description": "", "content": {
                "application/problem+json": {"schema": schema("Bad")}}}}},
            "patch": {"responses": {"default": {"description": "", "content": {
                "application/json": {}}}}},
        },
    });
    let mut document = document(paths);
    document["security"] = json!([{"token": []}]);
    document["components"] = json!({"schemas": {
        "Thing": {"type": "object", "description": "A thing.", "required": ["name"], "properties": {
            "name": {"type": "string", "description": "Its name."},
            "kind": {"type": "string", "enum": ["UNKNOWN", "UnknownValue", "other"]},
            "state": schema("state-of-thing"),
            "parts": {"type": "array", "items": schema("Thing")},
            "labels": {"type": "object", "additionalProperties": text},
            "made": {"type": "string", "format": "date-time"},
            "key": {"type": "string", "format": "password", "minLength": 3},
            "size": {"type": "integer", "format": "int64", "default": 5},
            "parent": schema("Thing"),
        }},
        "state-of-thing": {"type": "string", "enum": ["on", "off"], "default": "off"},
        "Form": {"type": "object", "required": ["mode"], "properties": {
            "mode": {"type": "string", "enum": ["a", "b"]}, "note": text}},
        "Bad": {"type": "object", "properties": {
            "code": {"type": "string", "enum": ["X", "Y"], "x-error-role": "code"},
            "message": {"type": "string", "x-error-role": "message"},
            "details": {"type": "object", "additionalProperties": true},
        }},
    }});
    document
}

/// A crate without code in a folder of its own, with the dependencies of a client.
pub(crate) fn empty_crate() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workspace = workspace();
    fs::create_dir(folder.path().join("src")).expect("a folder for the code");
    let lock = folder.path().join("Cargo.lock");
    fs::copy(workspace.join("Cargo.lock"), lock).expect("the lock file");
    let manifest = folder.path().join("Cargo.toml");
    fs::write(manifest, dependencies(&workspace)).expect("a manifest");
    folder
}

/// A client crate as those of the workspace are, in a folder of its own.
pub(crate) fn crate_of(client: &Client) -> TempDir {
    let folder = empty_crate();
    fs::write(folder.path().join("src/lib.rs"), LIBRARY).expect("a library");
    write(&folder.path().join("src/generated"), &client.files).expect("the generated code");
    folder
}

/// The manifest of a crate with the dependencies of `scc-client`, and those
/// versions that the workspace gives them.
pub(crate) fn dependencies(workspace: &Path) -> String {
    let core = workspace.join("openapi-client-core");
    let read = |file: &str| fs::read_to_string(workspace.join(file)).expect("a manifest");
    let root = read("Cargo.toml");
    let client = read("scc-client/Cargo.toml");
    let mut manifest = "[package]\nname = \"generated-client\"\nversion = \"0.0.0\"\n\
         edition = \"2024\"\npublish = false\n\n[workspace]\n\n[dependencies]\n"
        .to_owned();
    let (_, section) = client
        .split_once("\n[dependencies]\n")
        .expect("dependencies");
    let mut count = 0;
    for line in section.lines().take_while(|line| !line.starts_with('[')) {
        let Some((name, _)) = line.split_once(".workspace") else {
            continue;
        };
        let version = root
            .lines()
            .find(|line| line.starts_with(&format!("{name} = ")));
        match name {
            "openapi-client-core" => manifest += &format!("{name} = {{ path = {core:?} }}"),
            _ => manifest += version.expect("a version in the root"),
        }
        manifest.push('\n');
        count += 1;
    }
    assert!(
        count >= 5,
        "{count} dependencies of scc-client:\n{manifest}"
    );
    manifest
}

/// As `scc-client` has it, without its servers.
pub(crate) const LIBRARY: &str = "//! A client for a test.

#![deny(warnings)]

#[rustfmt::skip]
mod generated;

pub use openapi_client_core::{ByteStream, ResponseValue, Secret};
pub use generated::errors::ApiError;
pub use generated::{builder, errors, operations, schemes, types};

/// What comes of a call that gives no value.
pub type Error = openapi_client_core::Error<ApiError>;

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    transport: openapi_client_core::Transport,
}

impl Client {
    /// A client with a transport.
    pub fn new(transport: openapi_client_core::Transport) -> Self {
        Self { transport }
    }

    pub(crate) fn start<P: openapi_client_core::Payload>(
        &self,
        operation: &'static openapi_client_core::Operation,
    ) -> openapi_client_core::Request<'_, P> {
        openapi_client_core::Request::new(&self.transport, operation)
    }
}
";

pub(crate) fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("the root of the workspace").to_owned()
}

/// The target folder of the running test, `…/debug/deps` without its end.
pub(crate) fn target() -> PathBuf {
    let program = std::env::current_exe().expect("the path of this program");
    program
        .ancestors()
        .nth(3)
        .expect("a target folder")
        .to_owned()
}

/// Held while Cargo runs.
static ALONE: Mutex<()> = Mutex::new(());

/// Cargo in `folder`, with the target folder of the running test, and what keeps others
/// from running it.
///
/// To Cargo, the packages of one name are one wherever their folders are, and it builds
/// none that is older than what it built last. So one runs at a time, and its code is
/// touched before.
pub(crate) fn cargo(folder: &Path) -> (Command, MutexGuard<'static, ()>) {
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    touch(folder);
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["--offline", "--quiet", "--color", "never"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        // A folder that is there once has no use for what is kept for the next build.
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTDOCFLAGS", "-D warnings")
        // What this test was started with must not change what it builds.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    (command, alone)
}

/// Says of all code below `folder` that it was written now.
fn touch(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            touch(&path);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let file = fs::File::options().append(true).open(&path);
            let touched = file.and_then(|file| file.set_modified(SystemTime::now()));
            touched.expect("a file that can be written");
        }
    }
}

/// Runs Cargo's `command` in `folder`, and asserts that it prints nothing.
#[track_caller]
pub(crate) fn assert_runs(folder: &Path, command: &str, options: &[&str]) {
    let (mut cargo, _alone) = cargo(folder);
    assert_is_quiet(cargo.arg(command).args(options));
}

/// Runs Cargo, and asserts that it prints nothing.
#[track_caller]
pub(crate) fn assert_is_quiet(cargo: &mut Command) {
    let output = cargo.output().expect("cargo runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "", "unexpected output from cargo");
}

/// The rich document without headers and without bodies of text and bytes.
fn plain_document() -> Value {
    let mut document = rich_document();
    let things = &mut document["paths"]["/things"]["get"];
    let parameters = things["parameters"].as_array_mut().expect("parameters");
    parameters.retain(|parameter| parameter["in"] != "header");
    let thing = document["paths"]["/things/{id}"]
        .as_object_mut()
        .expect("operations");
    thing.retain(|key, _| !["patch", "post"].contains(&key.as_str()));
    document
}

/// Asserts that the client compiles and that Cargo prints nothing.
#[track_caller]
pub(crate) fn assert_compiles(client: &Client) {
    assert_checks(crate_of(client).path());
}

/// Asserts that the crate in `folder` compiles and that Cargo prints
/// nothing.
#[track_caller]
pub(crate) fn assert_checks(folder: &Path) {
    assert_runs(folder, "check", &[]);
}

#[test]
fn a_crate_is_checked_though_one_of_its_name_was_checked_after_it_was_written() {
    let [right, wrong] = ["pub fn is_right() {}", "pub fn is_wrong() {"].map(|text| {
        let folder = empty_crate();
        fs::write(folder.path().join("src/lib.rs"), text).expect("a library");
        folder
    });
    assert_checks(right.path());
    let (mut check, _alone) = cargo(wrong.path());
    let output = check.arg("check").output().expect("cargo runs");
    assert!(!output.status.success());
}

#[test]
fn a_client_of_the_smallest_document_compiles_without_a_warning() {
    let client = generated(&operation(json!({})));
    assert_eq!(client.report.operations.len(), 1);
    assert_compiles(&client);
}

#[test]
fn a_client_with_headers_and_bodies_of_bytes_or_without_compiles_without_a_warning() {
    for (document, count) in [(plain_document(), 9), (rich_document(), 11)] {
        let client = generated(&document);
        assert_eq!(client.report.operations.len(), count);
        assert_compiles(&client);
    }
}

/// What a program does with lists.
const USE_OF_LISTS: &str = "
/// All things of both lists.
pub async fn all(client: &Client) -> Result<Vec<types::Thing>, Error> {
    let mut things = Vec::new();
    let mut items = client.list_things().limit(\"5\").items();
    while let Some(thing) = items.next().await {
        things.push(thing?);
    }
    let pages: Vec<types::Thing> = client.list_pages().page_size(5).items().try_collect().await?;
    things.extend(pages);
    let mut pages = client.list_pages().pages().starting_at(2).at_most(3);
    while let Some(page) = pages.next().await {
        things.extend(page?);
    }
    Ok(things)
}

/// What another task may go on with.
pub fn for_another_task(client: &Client) -> impl Send + Unpin + '_ {
    client.list_all_there().clone(\"\").page_size(5).all_items()
}
";

#[test]
fn a_client_with_lists_compiles_without_a_warning() {
    let client = generated(&crate::paging::lists());
    assert_eq!(client.report.operations.len(), 3);
    let folder = crate_of(&client);
    let library = format!("{LIBRARY}{USE_OF_LISTS}");
    fs::write(folder.path().join("src/lib.rs"), library).expect("a library");
    assert_checks(folder.path());
}

/// A document in which everything is called what the code around it is. `form`
/// gives each schema, of which it may refer to one.
fn awkward_document(form: impl Fn(Value) -> Value) -> Value {
    let names = "Box Builder ByteStream Cell Client Clone Copy Debug Default Deserialize Display Err \
        Error Fn From FromStr HashMap Into None Ok Operation Option ResponseValue Result Secret \
        Self Send Serialize Some String ToString TryFrom TryInto Vec bool builder \
        openapi_client_core core defaults error i64 std str u64";
    let names: Vec<&str> = names.split_whitespace().collect();
    let mut schemas = serde_json::Map::new();
    for (name, next) in names.iter().zip(names.iter().cycle().skip(1)) {
        schemas.insert((*name).to_owned(), form(schema(next)));
    }
    let mut paths = serde_json::Map::new();
    let ids = "all builder clone client error fmt new ok option result releaseToken release some string \
        transport types operations 2fa type Self setToken withRetry call request";
    let ids: Vec<&str> = ids.split_whitespace().collect();
    let answer = |schema: &Value| {
        json!({"200": {"description": "", "content": json_content(schema.clone())},
        "400": {"description": "", "content": json_content(schema.clone())}})
    };
    let all: Vec<String> = schemas.keys().cloned().collect();
    for (id, name) in ids.iter().zip(all.iter().cycle()) {
        let operation = json!({"operationId": id, "responses": answer(&schema(name))});
        paths.insert(format!("/{id}"), json!({"get": operation}));
    }
    for (index, name) in all.iter().enumerate() {
        let operation = json!({"operationId": format!("use{index}"), "responses": answer(&schema(name)),
            "requestBody": {"content": json_content(schema(name))}});
        paths.insert(format!("/use/{index}"), json!({"put": operation}));
    }
    let parameters: Vec<Value> = [
        "new", "send", "body", "body_map", "client", "_client", "url", "request", "response",
        "result", "header_map", "info", "types", "operations", "builder", "self", "value", "2fa",
        "openapi_client_core", "std", "Error", "Some", "transport", "call", "timeout", "header",
        "retry",
    ]
    .iter()
    .flat_map(|name| {
        ["path", "query", "header"].map(|place| {
            json!({"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}})
        })
    })
    .chain([
        json!({"name": "X-Key", "in": "header", "required": true,
               "schema": {"type": "string", "format": "password"}}),
        json!({"name": "X-Next-Key", "in": "header", "schema": {"type": "string", "format": "password"}}),
        json!({"name": "X-Null", "in": "header", "required": true,
               "schema": {"type": "string", "nullable": true}}),
        json!({"name": "X-Maybe", "in": "header", "schema": {"type": "string", "nullable": true}}),
        json!({"name": "X-Choice", "in": "header", "schema": {"type": "string", "enum": ["a"]}}),
        json!({"name": "q", "in": "query", "schema": {"type": "string", "pattern": "^a$"}}),
    ])
    .collect();
    let path: String = parameters
        .iter()
        .filter(|parameter| parameter["in"] == "path")
        .map(|parameter| format!("/{{{}}}", parameter["name"].as_str().unwrap_or_default()))
        .collect();
    let body = json!({"content": json_content(schema(&all[0]))});
    paths.insert(
        path,
        json!({
            "parameters": parameters,
            "post": {"operationId": "everything", "requestBody": body, "responses": {}},
            "get": {"operationId": "everythingElse", "responses": {}},
        }),
    );
    let mut document = document(Value::Object(paths));
    document["components"] = json!({ "schemas": schemas });
    document
}

#[test]
fn a_client_in_which_everything_has_an_awkward_name_compiles_without_a_warning() {
    let forms: [fn(Value) -> Value; 3] = [
        |other| {
            json!({"type": "object", "required": ["must"], "properties": {
                "must": {"type": "string"},
                "next": other,
                "list": {"type": "array", "items": other},
                "number": {"type": "integer", "default": 3},
            }})
        },
        |_| json!({"type": "string", "maxLength": 9}),
        |_| json!({"type": "string", "enum": ["Ok", "Error", "Self", "None"], "default": "Ok"}),
    ];
    for form in forms {
        let client = generated(&awkward_document(form));
        assert!(client.report.operations.len() > 60);
        assert_compiles(&client);
    }
}

/// Texts that rustdoc would take for links, tags, tests or code.
const HOSTILE: [&str; 22] = [
    "Vec<T>, <b>bold, </p>, <br>, <script>alert(1)</script>, a < b, <!-- no end",
    "[name], [a](b), [c][d], [crate::Gone], [`Gone`], [^1], [x]: y\n[z]: w",
    "See https://a.example/b?c=[d]&e=<f>. And (http://b.example), HTTP://C.EXAMPLE/d!",
    "[fine](https://a.example) <https://b.example> ![image](https://c.example/i.png)",
    "```\nlet x = 1;\n```",
    "```rust\npanic!()\n",
    "~~~compile-fail\nx\n~~~",
    "    fn main() { panic!() }",
    "\tfn main() { panic!() }",
    "- a\n\n        fn main() { panic!() }\n",
    "> ```\n> panic!()\n> ```",
    "`unclosed and ``more ``` here",
    "| a | b |\n|---|---|\n| <T> | [x] |",
    "# Heading [x]\n\nSetext <T>\n===",
    "*/ /* // /// //! #[doc = \"x\"] \\ \"quotes\" {braces} {{}} r#\"raw\"#",
    "&lt;T&gt; &nbsp; &#91;x&#93;",
    "<details>\n<summary>x\n\nunclosed",
    "\u{202e}reversed\u{202c} \u{0} \u{7}",
    "1. one\n   ```sh\n   curl https://a.example\n   ```\n2. [two]",
    "$ref: '#/x' <https://not closed",
    "<a href=\"https://a.example\">link</a> <img src=x>",
    "`code <T> [x]` and **bold [y]** and __z__ and ~~w~~",
];

/// Every text of the vendors' documents that are present.
fn vendors_texts() -> Vec<String> {
    let mut found = BTreeSet::new();
    for (file, least) in [
        ("scc-1.5.0.openapi.yaml", 300),
        ("vcf-operations-9.1.0.openapi.json", 500),
    ] {
        let Some(document) = vendors_document(file) else {
            continue;
        };
        let before = found.len();
        let nodes = nodes(&document).into_iter();
        let texts =
            nodes.filter(|(at, _)| at.ends_with("/description") || at.ends_with("/summary"));
        found.extend(texts.filter_map(|(_, text)| text.as_str().map(str::to_owned)));
        assert!(
            found.len() - before > least,
            "{file}: {} texts",
            found.len()
        );
    }
    found.into_iter().collect()
}

#[test]
fn the_documentation_of_hostile_texts_has_no_warning_and_no_test() {
    let mut texts: Vec<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    texts.extend(vendors_texts());
    let properties: serde_json::Map<String, Value> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let property = json!({"type": "string", "description": text});
            (format!("p{index}"), property)
        })
        .collect();
    let mut document = answering(
        schema("Texts"),
        json!({"Texts": {"type": "object", "properties": properties}}),
    );
    document["info"] = json!({"title": "A <T> [x] https://a.example", "version": "`1"});
    let mut index = 0;
    for hostile in HOSTILE {
        index += 1;
        let path = format!("/h{index}");
        document["paths"][&path] = json!({"get": {
            "summary": hostile, "description": hostile,
            "parameters": [{"name": "q", "in": "query", "description": hostile,
                            "schema": {"type": "string", "enum": ["a"], "description": hostile}}],
            "responses": {"204": {"description": hostile}},
        }});
    }
    let folder = crate_of(&generated(&document));
    assert_runs(folder.path(), "doc", &["--no-deps"]);
    // What rustdoc would run is a block of code without another language.
    for text in fs::read_dir(folder.path().join("src/generated")).expect("the code") {
        let file = text.expect("a file").path();
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let mut open = false;
        for line in text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("///"))
        {
            let line = line.strip_prefix(' ').unwrap_or(line);
            assert!(open || !line.starts_with("    "), "{line}");
            if line.starts_with("```") || line.starts_with("~~~") {
                assert!(open || line.len() > 3, "{}: {line}", file.display());
                open = !open;
            }
        }
    }
}
