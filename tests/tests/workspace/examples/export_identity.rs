//! The export of identities: what is in the file, and when there is one.

use std::fs;
use std::path::{Path, PathBuf};

use scc_suite_api_simulator::{Fault, SuiteApi};
use serde_json::{Value, json};
use suite_api_client::StatusCode;
use tempfile::TempDir;
use tokio::process::Command;

use super::{example, log_in, run, succeed, suite_api};
use crate::output::holds_a_token;

fn export_identity(server: &SuiteApi, file: &Path) -> Command {
    let mut command = example("export_identity");
    log_in(command.arg(file), server);
    command
}

/// A folder of its own and the name of a file in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("identity.json");
    (folder, file)
}

fn files_in(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let names = entries.map(name);
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn read(file: &Path) -> Value {
    let bytes = fs::read(file).expect("a file");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// The texts in a field of all entries of a list.
fn each<'a>(export: &'a Value, list: &str, field: &str) -> Vec<&'a str> {
    let entries = export[list].as_array().expect("a list");
    let text = |entry: &'a Value| entry[field].as_str().expect("a text");
    entries.iter().map(text).collect()
}

#[tokio::test]
async fn everything_is_in_one_file_for_its_owner_alone() {
    let server = suite_api().await;
    let (folder, file) = place();
    let said = succeed(&mut export_identity(&server, &file)).await;
    // No bar is drawn where there is no terminal.
    assert_eq!(said.err, "");
    assert_eq!(files_in(&folder), ["identity.json"]);
    let counts = "9 sourceTypes, 3 sources, 5 privilegeGroups, 31 privileges, \
        4 traversalSpecs, 1 scopes, 5 roles, 3 groups, 4 users";
    let out = format!(
        "exported to {}: {counts}\n0 secrets were left out\n",
        file.display()
    );
    assert_eq!(said.out, out);

    let export = read(&file);
    let fields = export.as_object().expect("an object");
    assert_eq!(fields.len(), 3 + 9);
    for count in counts.split(", ") {
        let (count, name) = count.split_once(' ').expect("a count");
        let list = export[name].as_array().expect(name);
        assert_eq!(list.len().to_string(), count, "{name}");
    }
    assert_eq!(export["server"], server.base_url());
    assert!(export["exportedAt"].is_string());
    assert_eq!(export["secretsLeftOut"], 0);
    assert_eq!(
        each(&export, "users", "username"),
        ["admin", "operator", "viewer", "alice"]
    );
    let source = "Imported LDAP Server";
    assert_eq!(each(&export, "sources", "name")[1], source);
    let host = json!({ "name": "host", "value": "ldap.example.com" });
    assert_eq!(export["sources"][1]["property"][0], host);

    // What each user, group and role has comes from a call of its own.
    let permission = &export["users"][1]["role-permissions"];
    assert_eq!(
        permission,
        &json!([{ "roleName": "PowerUser", "allowAllObjects": true }])
    );
    let permission = &export["groups"][2]["role-permissions"];
    assert_eq!(
        permission,
        &json!([{ "roleName": "ContentAdmin", "allowAllObjects": true }])
    );
    let keys = export["roles"][0]["privilege-keys"]
        .as_array()
        .expect("a list");
    assert_eq!(keys.len(), 31);
    assert_eq!(server.ledger().executions("GET", "/permissions"), 4 + 3);
    let privileges = server.ledger().executions("GET", "/privileges");
    assert_eq!(privileges, 5 + 1);

    assert!(
        server
            .ledger()
            .requests()
            .iter()
            .all(|request| request.status == Some(StatusCode::OK))
    );
    assert_eq!(server.active_tokens(), 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn users_that_the_list_does_not_have_are_found_by_roles_and_groups() {
    let server = suite_api().await;
    let id = server.user_id("admin").expect("a user");
    let local = json!({ "users": [{ "id": id, "username": "admin" }] });
    let local = Fault::answer(StatusCode::OK).body(local.to_string());
    server.fail_next_on("GET", "/auth/users", local);
    let (_folder, file) = place();
    succeed(&mut export_identity(&server, &file)).await;
    let export = read(&file);
    // alice has no role of her own.
    assert_eq!(
        each(&export, "users", "username"),
        ["admin", "operator", "viewer", "alice"]
    );
    let requests = server.ledger().requests();
    let lists = requests
        .iter()
        .filter(|request| request.path.ends_with("/auth/users"));
    let queries: Vec<_> = lists
        .map(|request| request.query.as_deref().unwrap_or(""))
        .collect();
    assert_eq!(queries.len(), 3, "{queries:?}");
    assert!(
        queries[1].starts_with("roleName=Administrator&"),
        "{queries:?}"
    );
    let alice = server.user_id("alice").expect("a user");
    assert_eq!(queries[2], format!("id={alice}"));
}

#[tokio::test]
async fn no_secret_that_a_server_shows_is_written() {
    let server = suite_api().await;
    let id = server
        .auth_source_id("Imported LDAP Server")
        .expect("a source");
    let properties: Vec<Value> = [
        ("host", "ldap.example.com"),
        // By its type, and twice by its name.
        ("password", "hunter-1"),
        ("user-search-criteria-PassWord", "hunter-2"),
        // Of what the type does not have, nobody knows what it is.
        ("bind-key", "hunter-3"),
        ("port", "389"),
    ]
    .map(|(name, value)| json!({ "name": name, "value": value }))
    .into();
    let source = json!({ "sources": [{
        "id": id,
        "name": "LDAP",
        "sourceType": { "id": "OPEN_LDAP", "name": "OPEN_LDAP" },
        "property": properties,
    }] });
    let user = json!({ "users": [{
        "id": server.user_id("admin"),
        "username": "admin",
        "password": "hunter-4",
    }] });
    let answer = |body: &Value| Fault::answer(StatusCode::OK).body(body.to_string());
    server.fail_next_on("GET", "/auth/sources", answer(&source));
    server.fail_next_on("GET", "/auth/users", answer(&user));

    let (_folder, file) = place();
    let said = succeed(&mut export_identity(&server, &file)).await;
    assert!(
        said.out.ends_with("\n4 secrets were left out\n"),
        "{}",
        said.out
    );
    let export = read(&file);
    assert_eq!(export["secretsLeftOut"], 4);
    let shown = json!([
        { "name": "host", "value": "ldap.example.com" },
        { "name": "password" },
        { "name": "user-search-criteria-PassWord" },
        { "name": "bind-key" },
        { "name": "port", "value": "389" },
    ]);
    assert_eq!(export["sources"][0]["property"], shown);
    assert_eq!(export["users"][0]["username"], "admin");
    let text = fs::read_to_string(&file).expect("text");
    assert!(!text.contains("hunter"), "a secret is in the file");
}

#[tokio::test]
async fn a_file_that_was_there_is_replaced_as_a_whole_or_stays() {
    let server = suite_api().await;
    let (folder, file) = place();
    fs::write(&file, "before").expect("written");
    for (path, sentence) in [
        (
            "/sourcetypes",
            "error: getAuthSourceTypes: the server answered 500",
        ),
        (
            "/scopes",
            "error: getAllObjectScopes: the server answered 500",
        ),
        (
            "/permissions",
            "error: getAssignedRolePermissionsForUserGroup: the server answered 500",
        ),
        ("/acquire", "error: acquireToken: the server answered 500"),
    ] {
        let internal = Fault::empty(StatusCode::INTERNAL_SERVER_ERROR);
        let method = if path == "/acquire" { "POST" } else { "GET" };
        server.fail_next_on(method, path, internal);
        let said = run(&mut export_identity(&server, &file)).await;
        said.assert_failed(sentence);
        assert!(said.out.is_empty(), "{}", said.out);
        assert_eq!(fs::read_to_string(&file).expect("text"), "before");
        assert_eq!(files_in(&folder), ["identity.json"]);
        assert_eq!(server.active_tokens(), 0);
    }
    succeed(&mut export_identity(&server, &file)).await;
    assert_eq!(read(&file)["users"].as_array().map(Vec::len), Some(4));
    assert_eq!(files_in(&folder), ["identity.json"]);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_named_before_anything_is_asked() {
    let server = suite_api().await;
    let (folder, file) = place();
    let below_a_file = file.join("x.json");
    fs::write(&file, "before").expect("written");
    for path in [
        folder.path().to_owned(),
        folder.path().join("nowhere").join("x.json"),
        below_a_file,
    ] {
        let said = run(&mut export_identity(&server, &path)).await;
        said.assert_failed(&format!("error: cannot write {}: ", path.display()));
    }
    assert_eq!(server.ledger().requests().len(), 0);
    assert_eq!(files_in(&folder), ["identity.json"]);
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_leaves_no_file_and_no_token() {
    use std::process::Stdio;

    use scc_suite_api_simulator::Gate;

    let server = suite_api().await;
    let gate = Gate::new();
    server.fail_next_on("GET", "/scopes", Fault::hold(&gate));
    let (folder, file) = place();
    let mut command = export_identity(&server, &file);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.kill_on_drop(true).spawn().expect("started");
    gate.wait_until_held(1).await;
    // It is under way, in a file of its own.
    assert_eq!(files_in(&folder).len(), 1);
    assert!(!file.exists());

    let id = child.id().expect("it runs").to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().await;
    assert!(sent.expect("sent").success());
    let output = child.wait_with_output().await.expect("ended");
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8(output.stderr).expect("text");
    assert_eq!(err, "error: interrupted; no file is written\n");
    assert!(output.stdout.is_empty() && !holds_a_token(&err));
    assert_eq!(files_in(&folder), [""; 0]);
    assert_eq!(server.active_tokens(), 0);
}
