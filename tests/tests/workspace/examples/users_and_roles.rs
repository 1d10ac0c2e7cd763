//! A user of an auth source who gets a role for a moment.

use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Fault, SuiteApi};
use serde_json::json;
use suite_api_client::StatusCode;
use tokio::process::Command;

use super::{example, log_in, run, succeed, suite_api};
use crate::output::holds_a_token;

const DIRECTORY: &str = "Imported LDAP Server";

const SOURCES: &str = "auth sources:
  Local, of the type LOCAL
  Imported LDAP Server, of the type OPEN_LDAP
  Identity Broker, of the type VIDB
";

fn users_and_roles(server: &SuiteApi, arguments: &[&str]) -> Command {
    let mut command = example("users_and_roles");
    log_in(command.args(arguments), server);
    command
}

/// What arrived, without what is only read, the session, and the ids.
fn changes(server: &SuiteApi) -> Vec<String> {
    let is_change = |method: &str, path: &str| {
        method != "GET" && !path.contains("/token/") && !path.ends_with("/search")
    };
    let requests = server.ledger().requests().into_iter();
    let changes = requests.filter(|request| is_change(request.method.as_str(), &request.path));
    changes
        .map(|request| {
            let path = request.path.trim_start_matches("/suite-api/api/auth");
            let parts: Vec<&str> = path
                .split('/')
                .filter(|part| !holds_a_token(part))
                .collect();
            format!("{} {}", request.method, parts.join("/"))
        })
        .collect()
}

#[tokio::test]
async fn a_user_is_imported_gets_a_role_and_loses_all_again() {
    let server = suite_api().await;
    let said = succeed(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    let story = "imported bob\n\
        gave the role ReadOnly for all objects, and read it back\n\
        took the role ReadOnly away\n\
        removed bob\n";
    assert_eq!(said.out, format!("{SOURCES}{story}"));
    assert_eq!(said.err, "");
    assert_eq!(
        changes(&server),
        [
            "POST /sources/users",
            "PUT /users/permissions",
            "DELETE /users/permissions/ReadOnly",
            "DELETE /users"
        ]
    );
    let requests = server.ledger().requests();
    let mut bodies = requests.iter().filter(|request| request.method == "PUT");
    let given = bodies.next().and_then(|request| request.json());
    let expected = json!({ "roleName": "ReadOnly", "allowAllObjects": true });
    assert_eq!(given, Some(expected));
    assert_eq!(server.user_id("bob"), None);
    assert_eq!(server.active_tokens(), 0);
}

#[tokio::test]
async fn a_source_can_be_named_by_its_id_and_a_role_have_a_space() {
    let server = suite_api().await;
    let id = server.auth_source_id("Identity Broker").expect("a source");
    let arguments = [&id.to_string(), "dave@example.com", "--role", "Night Shift"];
    let said = succeed(&mut users_and_roles(&server, &arguments)).await;
    assert!(
        said.out.contains("took the role Night Shift away\n"),
        "{}",
        said.out
    );
    assert_eq!(server.user_id("dave@example.com"), None);
}

#[tokio::test]
async fn without_arguments_the_sources_are_listed_and_nothing_is_changed() {
    let server = suite_api().await;
    let said = succeed(&mut users_and_roles(&server, &[])).await;
    assert_eq!(said.out, SOURCES);
    // A login, the list, and the token given back.
    assert_eq!(server.ledger().requests().len(), 3);
    assert_eq!(server.active_tokens(), 0);
}

#[tokio::test]
async fn a_user_that_is_here_already_stays_as_it_was() {
    let server = suite_api().await;
    let said = succeed(&mut users_and_roles(&server, &[DIRECTORY, "alice"])).await;
    assert!(said.out.contains("alice is here already\n"), "{}", said.out);
    let permission = [
        "PUT /users/permissions",
        "DELETE /users/permissions/ReadOnly",
    ];
    assert_eq!(changes(&server), permission);
    assert!(server.user_id("alice").is_some());

    // Who has the role keeps it, for what objects whatever.
    let alice = User::new("alice", "Simulator-alice").auth_source(DIRECTORY);
    server.add_user(alice.role("ReadOnly"));
    server.ledger().clear();
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "alice"])).await;
    said.assert_failed("error: the user has the role ReadOnly already: name another one after");
    assert_eq!(changes(&server), [""; 0]);
}

#[tokio::test]
async fn a_local_user_of_the_same_name_is_another_user() {
    let server = suite_api().await;
    server.add_user(User::new("bob", "Simulator-Local-Bob"));
    let local = server.user_id("bob").expect("a user");
    let said = succeed(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    assert!(said.out.contains("imported bob\n"), "{}", said.out);
    let requests = server.ledger().requests();
    let of_local = |path: &str| path.contains(&local.to_string());
    assert!(requests.iter().all(|request| !of_local(&request.path)));
    assert_eq!(server.user_id("bob"), Some(local));
}

#[tokio::test]
async fn what_cannot_be_done_is_one_error_and_changes_nothing() {
    let server = suite_api().await;
    for (arguments, sentence) in [
        (
            ["Nowhere", "bob"],
            "error: there is no auth source `Nowhere`",
        ),
        (
            ["Local", "admin"],
            "error: searchUsersForAuthSource: the server answered 400 Bad",
        ),
        (
            [DIRECTORY, "zed"],
            "error: the auth source has no user `zed`",
        ),
        // A wildcard finds many, and none of this name.
        ([DIRECTORY, "*"], "error: the auth source has no user `*`"),
    ] {
        let said = run(&mut users_and_roles(&server, &arguments)).await;
        said.assert_failed(sentence);
    }
    let mut command = users_and_roles(&server, &[DIRECTORY, "bob"]);
    let said = run(command.env("SUITE_API_PASSWORD", "wrong-password")).await;
    said.assert_failed("error: acquireToken: the server answered 401 Unauthorized");
    assert!(!said.err.contains("wrong-password"), "{}", said.err);
    assert_eq!(changes(&server), [""; 0]);

    let unknown_role = [DIRECTORY, "bob", "--role", "King"];
    let said = run(&mut users_and_roles(&server, &unknown_role)).await;
    said.assert_failed("error: assignRolePermissionToUser: the server answered 400 Bad Request");
    let done = [
        "POST /sources/users",
        "PUT /users/permissions",
        "DELETE /users",
    ];
    assert_eq!(changes(&server), done);
    assert_eq!(server.user_id("bob"), None);
    assert_eq!(server.active_tokens(), 0);
}

fn internal() -> Fault {
    Fault::empty(StatusCode::INTERNAL_SERVER_ERROR)
}

#[tokio::test]
async fn whatever_goes_wrong_user_and_permission_are_removed() {
    for (method, path, sentence) in [
        // Executed, but the answer says otherwise.
        (
            "PUT",
            "/permissions",
            "error: assignRolePermissionToUser: the server answered 500",
        ),
        // The first time to see whether the role is there.
        (
            "GET",
            "/permissions",
            "error: getAssignedRolePermissionsForUser: the server answered 500",
        ),
    ] {
        let server = suite_api().await;
        server.fail_next_on(method, path, internal().after_execution());
        let said = run(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
        said.assert_failed(sentence);
        let was_given = method == "PUT";
        let taken = server
            .ledger()
            .executions("DELETE", "/permissions/ReadOnly");
        assert_eq!(taken, usize::from(was_given), "{sentence}");
        assert_eq!(server.user_id("bob"), None);
        assert_eq!(server.active_tokens(), 0);
    }

    // The server shows no permission although it took one.
    let server = suite_api().await;
    let none = || Fault::answer(StatusCode::OK).body(r#"{"permissions":[]}"#);
    server.fail_next_on("GET", "/permissions", none().times(2));
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    said.assert_failed("error: the server took the role ReadOnly and does not show it");
    assert_eq!(server.user_id("bob"), None);
}

#[tokio::test]
async fn a_user_whose_import_got_no_answer_is_removed_too() {
    let server = suite_api().await;
    let lost = Fault::close_connection().after_execution();
    server.fail_next_on("POST", "/users", lost);
    let said = succeed(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    assert!(said.out.ends_with("removed bob\n"), "{}", said.out);
    assert_eq!(server.ledger().count("POST", "/users"), 1);
    assert_eq!(server.user_id("bob"), None);

    // And if it was not executed, that is the error.
    server.fail_next_on("POST", "/users", Fault::close_connection());
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    said.assert_failed("error: importUsers: the connection broke before the response");
    assert_eq!(server.ledger().count("POST", "/users"), 2);
}

#[tokio::test]
async fn a_user_that_the_server_had_before_is_not_taken_for_an_imported_one() {
    let server = suite_api().await;
    let viewer = server.user_id("viewer").expect("a user");
    let answer = json!({ "users": [{ "id": viewer, "username": "viewer" }] });
    let answer = Fault::answer(StatusCode::CREATED).body(answer.to_string());
    server.fail_next_on("POST", "/users", answer);
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    said.assert_failed("error: the user was here before, under another name");
    assert_eq!(changes(&server), ["POST /sources/users"]);
}

#[tokio::test]
async fn what_stays_behind_is_said() {
    let server = suite_api().await;
    server.fail_next_on("DELETE", "/ReadOnly", internal());
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "bob"])).await;
    said.assert_failed("error: unassignedRolePermissionFromUser: ");
    let warning = "warning: the user still has the role: ";
    assert!(said.err.starts_with(warning), "{}", said.err);
    assert_eq!(server.user_id("bob"), None);

    server.fail_next_on("DELETE", "", internal().times(2));
    let said = run(&mut users_and_roles(&server, &[DIRECTORY, "carol"])).await;
    said.assert_failed("error: unassignedRolePermissionFromUser: ");
    let warning = "warning: the imported user is still there: deleteUser: ";
    assert!(said.err.contains(warning), "{}", said.err);
    assert!(server.user_id("carol").is_some());
}

#[tokio::test]
async fn a_token_that_is_not_given_back_hides_neither_success_nor_error() {
    let server = suite_api().await;
    for arguments in [&[DIRECTORY, "bob"][..], &["Nowhere", "bob"]] {
        server.fail_next_on("POST", "/release", internal());
        let said = run(&mut users_and_roles(&server, arguments)).await;
        let warning = "warning: the token expires by itself, for it was not given back: ";
        assert!(said.err.starts_with(warning), "{}", said.err);
        match arguments[0] {
            DIRECTORY => assert!(said.is_success && said.out.ends_with("removed bob\n")),
            _ => said.assert_failed("error: there is no auth source `Nowhere`"),
        }
    }
}
