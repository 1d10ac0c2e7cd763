//! The API-only user of SCC: found or made, and what becomes of its tokens.

use scc_client::StatusCode;
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Scc};
use tokio::process::Command;
use uuid::Uuid;

use super::{example, run, scc, succeed};
use crate::output::holds_a_token;

const GENERATE: &str = "/apiToken/generate";
const REVOKE: &str = "/apiToken/revoke";
const TOKEN: &str = "/v1/token";
const USERS: &str = "/v1/users";

/// The tokens that the simulator has before anybody asks for one.
const TOKENS_AT_FIRST: usize = 2;

fn api_only_user(server: &Scc, arguments: &[&str]) -> Command {
    let mut command = example("api_only_user");
    command
        .args(arguments)
        .env("SCC_BASE_URL", server.base_url())
        .env("SCC_TOKEN", server.admin_token());
    command
}

#[tokio::test]
async fn a_user_is_made_once_and_its_tokens_live_and_end_unseen() {
    let server = scc().await;
    for (round, beginning) in [
        (1, "created ci@simulator with ROLE_READ_ONLY\n"),
        (2, "found ci@simulator with ROLE_READ_ONLY\n"),
    ] {
        let said = succeed(&mut api_only_user(&server, &["ci"])).await;
        let story = "generated a token\n\
            checked: it is the user's, and does not expire\n\
            rotated: the new token works, and the one before still works\n\
            revoked: both are refused now; --show-token would print and keep the last\n";
        assert_eq!(said.out, format!("{beginning}{story}"));
        assert_eq!(said.err, "");

        let ledger = server.ledger();
        assert_eq!(ledger.count("POST", USERS), 1);
        assert_eq!(ledger.executions("POST", GENERATE), 2 * round);
        assert_eq!(ledger.executions("POST", REVOKE), round);
        // Three times the server took a token, and refused both in the end.
        assert_eq!(ledger.executions("GET", TOKEN), 3 * round);
        assert_eq!(ledger.count("GET", TOKEN), 5 * round);
        assert_eq!(server.active_tokens(), TOKENS_AT_FIRST);
    }
}

#[tokio::test]
async fn a_user_is_found_among_many_by_the_name_without_the_tenant() {
    let mut server = Scc::builder().tenant("acme");
    for number in 0..250 {
        server = server.user(User::api_only(&format!("robot-{number}")).role("ROLE_READ_ONLY"));
    }
    // Whose name begins in the same way, and who is no program.
    server = server.user(User::person("ci@example.com").role("ROLE_ADMIN"));
    let server = server
        .user(User::api_only("ci-2").role("ROLE_ADMIN"))
        .user(User::api_only("ci").role("ROLE_EDIT_ONLY"))
        .start()
        .await
        .expect("a port");
    let said = succeed(&mut api_only_user(&server, &["ci", "--role", "ROLE_ADMIN"])).await;
    let found = "found ci@acme with ROLE_EDIT_ONLY; --role is for a new user\n";
    assert!(said.out.starts_with(found), "{}", said.out);
    assert_eq!(server.ledger().count("POST", USERS), 0);
    assert_eq!(server.ledger().count("GET", USERS), 2);
}

#[tokio::test]
async fn a_new_user_gets_the_role_that_is_asked_for() {
    let server = scc().await;
    let arguments = ["deploy", "--role", "ROLE_DEPLOY_ONLY"];
    let said = run(&mut api_only_user(&server, &arguments)).await;
    let created = "created deploy@simulator with ROLE_DEPLOY_ONLY\n";
    assert!(said.out.starts_with(created), "{}{}", said.out, said.err);

    let said = run(&mut api_only_user(&server, &["x", "--role", "KING"])).await;
    said.assert_failed("error: createUser: the server answered 400 Bad Request with the code");
    assert_eq!(server.ledger().executions("POST", USERS), 1);
}

#[tokio::test]
async fn a_token_that_is_shown_stands_alone_and_works() {
    let server = scc().await;
    let said = succeed(&mut api_only_user(&server, &["ci", "--show-token"])).await;
    let token = said.out.strip_suffix('\n').expect("a line");
    assert!(server.revoke_token(token), "it is a token that works");
    assert!(
        said.err.contains("rotated: ") && !holds_a_token(&said.err),
        "{}",
        said.err
    );
    assert_eq!(server.ledger().count("POST", REVOKE), 0);
}

#[tokio::test]
async fn it_says_so_if_a_new_token_ends_the_one_before() {
    let server = Scc::builder().one_token_per_user();
    let server = server.start().await.expect("a port");
    let said = succeed(&mut api_only_user(&server, &["ci"])).await;
    let rotated = "rotated: the new token works, and the one before has ended\n";
    assert!(said.out.contains(rotated), "{}", said.out);
}

#[tokio::test]
async fn whatever_goes_wrong_no_token_stays() {
    let internal = || Fault::empty(StatusCode::INTERNAL_SERVER_ERROR);
    let other_user = format!(r#"{{"uid":"{}"}}"#, Uuid::nil());
    let cases = [
        (
            ("GET", TOKEN),
            internal(),
            "error: getToken: the server answered 500 Internal Server Error with no body",
        ),
        (
            ("GET", TOKEN),
            Fault::answer(StatusCode::OK).body(other_user),
            "error: the server takes the new token for that of another user",
        ),
        (
            ("POST", GENERATE),
            Fault::close_connection().after_execution(),
            "error: generateApiToken: the connection broke before the response was complete",
        ),
        (
            ("POST", GENERATE),
            Fault::answer(StatusCode::CREATED)
                .body("{}")
                .after_execution(),
            "error: the server generated a token and did not show it",
        ),
    ];
    for ((method, path), fault, sentence) in cases {
        let server = scc().await;
        server.fail_next_on(method, path, fault);
        let said = run(&mut api_only_user(&server, &["ci"])).await;
        said.assert_failed(sentence);
        assert_eq!(server.ledger().count("POST", GENERATE), 1, "{sentence}");
        assert_eq!(server.ledger().executions("POST", REVOKE), 1, "{sentence}");
        assert_eq!(server.active_tokens(), TOKENS_AT_FIRST, "{sentence}");
    }
}

#[tokio::test]
async fn a_token_that_may_stay_is_a_warning_beside_the_error() {
    let server = scc().await;
    let internal = || Fault::empty(StatusCode::INTERNAL_SERVER_ERROR);
    server.fail_next_on("GET", TOKEN, internal());
    server.fail_next_on("POST", REVOKE, internal());
    let said = run(&mut api_only_user(&server, &["ci"])).await;
    said.assert_failed("error: getToken: ");
    let warning = "warning: the user may have a token that works: revokeApiToken: ";
    assert!(said.err.starts_with(warning), "{}", said.err);
}

#[tokio::test]
async fn a_token_that_outlives_its_revocation_is_an_error() {
    let server = scc().await;
    let revoked = Fault::answer(StatusCode::CREATED).body(r#"{"status":"OK"}"#);
    server.fail_next_on("POST", REVOKE, revoked);
    let said = run(&mut api_only_user(&server, &["ci"])).await;
    said.assert_failed("error: the server revoked the token and still takes one of the user's");
}

#[tokio::test]
async fn what_is_refused_leaves_the_tokens_of_the_user_alone() {
    let server = scc().await;
    let mut command = api_only_user(&server, &["automation"]);
    let said = run(command.env("SCC_TOKEN", server.read_only_token())).await;
    said.assert_failed("error: generateApiToken: the server answered 403 Forbidden with the code");
    let said = run(command.env("SCC_TOKEN", "not-a-token")).await;
    said.assert_failed("error: getUsers: the server answered 401 Unauthorized with the code");
    assert!(!said.err.contains("not-a-token"), "{}", said.err);
    assert_eq!(server.ledger().count("POST", REVOKE), 0);
    assert_eq!(server.active_tokens(), TOKENS_AT_FIRST);
}
