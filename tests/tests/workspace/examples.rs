//! The examples as a person runs them: as programs, against the simulator.

mod api_only_user;
mod export_identity;
mod users_and_roles;

use std::path::PathBuf;
use std::process::{Output, Stdio};

use scc_suite_api_simulator::{Fault, Scc, SuiteApi};
use tokio::process::Command;
use uuid::Uuid;

use crate::output::holds_a_token;

/// The program of an example, built by `cargo test --workspace`.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().expect("this test");
    let target = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("the target folder");
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let program: PathBuf = target.join("examples").join(file);
    assert!(
        program.exists(),
        "{name} is not built; run `cargo test --workspace`"
    );
    let mut command = Command::new(program);
    command.env_clear().stdin(Stdio::null());
    command
}

/// What a program wrote, and whether it was content.
struct Said {
    out: String,
    err: String,
    is_success: bool,
}

impl Said {
    /// Asserts that a program failed with one error, which this begins. Only
    /// the server's own words and warnings may stand beside it.
    #[track_caller]
    fn assert_failed(&self, sentence: &str) {
        assert!(!self.is_success, "{}", self.out);
        let errors = self.err.lines().filter(|line| line.starts_with("error: "));
        let errors: Vec<_> = errors.collect();
        assert_eq!(errors.len(), 1, "{}", self.err);
        assert!(errors[0].starts_with(sentence), "{}", self.err);
        let others = ["error: ", "warning: ", "the server says: "];
        let is_known = |line: &str| others.iter().any(|begin| line.starts_with(begin));
        assert!(self.err.lines().all(is_known), "{}", self.err);
        assert!(!holds_a_token(&self.err), "{}", self.err);
    }
}

async fn run(command: &mut Command) -> Said {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().await.expect("the program starts");
    Said {
        out: String::from_utf8(stdout).expect("text"),
        err: String::from_utf8(stderr).expect("text"),
        is_success: status.success(),
    }
}

fn acquire_token(server: &SuiteApi, password: &str) -> Command {
    let mut command = example("acquire_token");
    log_in(&mut command, server).env("SUITE_API_PASSWORD", password);
    command
}

/// Lets a program log in as the administrator.
fn log_in<'a>(command: &'a mut Command, server: &SuiteApi) -> &'a mut Command {
    command
        .env("SUITE_API_URL", server.base_url())
        .env("SUITE_API_USERNAME", server.username())
        .env("SUITE_API_PASSWORD", server.password())
}

fn generate_api_token(server: &Scc, uid: Uuid) -> Command {
    let mut command = example("generate_api_token");
    command
        .arg(uid.to_string())
        .env("SCC_BASE_URL", server.base_url())
        .env("SCC_TOKEN", server.admin_token());
    command
}

#[tokio::test]
async fn a_token_is_acquired_and_given_back_unseen() {
    let server = SuiteApi::builder().start().await.expect("a port");
    let said = run(&mut acquire_token(&server, server.password())).await;
    assert!(said.is_success, "{}", said.err);
    assert!(
        said.out.starts_with("a token was acquired, good until "),
        "{}",
        said.out
    );
    assert!(
        !holds_a_token(&said.out) && said.err.is_empty(),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(server.active_tokens(), 0);
    assert_eq!(server.ledger().requests().len(), 2);
}

#[tokio::test]
async fn a_token_is_shown_only_if_it_is_asked_for() {
    let server = SuiteApi::builder().start().await.expect("a port");
    let mut command = acquire_token(&server, server.password());
    let said = run(command
        .arg("--show-token")
        .env("SUITE_API_TOKEN_SCHEME", "vRealizeOpsToken"))
    .await;
    assert!(said.is_success, "{}", said.err);
    assert!(
        server.expire_token(said.out.trim()),
        "it is a token that works"
    );

    let server = Scc::builder().start().await.expect("a port");
    let uid = server.api_only_user_uid();
    let said = run(&mut generate_api_token(&server, uid)).await;
    assert!(said.is_success, "{}", said.err);
    // The uid of the user is one too.
    assert!(
        !holds_a_token(&said.out.replace(&uid.to_string(), "")),
        "{}",
        said.out
    );
    let said = run(generate_api_token(&server, uid).arg("--show-token")).await;
    assert!(
        server.revoke_token(said.out.trim()),
        "it is a token that works"
    );
}

#[tokio::test]
async fn what_goes_wrong_is_one_sentence_with_the_status() {
    let server = SuiteApi::builder().start().await.expect("a port");
    let wrong = run(&mut acquire_token(&server, "wrong-password")).await;
    server.fail_next(Fault::html_401());
    let html = run(&mut acquire_token(&server, server.password())).await;

    let scc = Scc::builder().start().await.expect("a port");
    let unknown = run(&mut generate_api_token(&scc, Uuid::nil())).await;
    scc.fail_next(Fault::empty(scc_client::StatusCode::INTERNAL_SERVER_ERROR));
    let empty = run(&mut generate_api_token(&scc, scc.api_only_user_uid())).await;

    let secrets = [server.password(), "wrong-password", scc.admin_token()];
    let cases = [
        (
            wrong,
            "error: acquireToken: the server answered 401 Unauthorized",
        ),
        (
            html,
            "error: acquireToken: the server answered 401 Unauthorized with a body of text/html",
        ),
        (
            unknown,
            "error: generateApiToken: the server answered 400 Bad Request with the code NOT_FOUND",
        ),
        (
            empty,
            "error: generateApiToken: the server answered 500 Internal Server Error with no body",
        ),
    ];
    for (said, sentence) in cases {
        assert!(!said.is_success && said.out.is_empty(), "{}", said.out);
        let first = said.err.lines().next().expect("a line");
        assert!(first.starts_with(sentence), "{first}");
        assert!(!holds_a_token(&said.err), "{}", said.err);
        assert!(
            secrets.iter().all(|secret| !said.err.contains(secret)),
            "{}",
            said.err
        );
    }
}

#[tokio::test]
async fn settings_that_are_missing_or_wrong_are_named_and_nothing_is_sent() {
    let scc = Scc::builder().start().await.expect("a port");
    let uid = scc.api_only_user_uid().to_string();
    let token = scc.admin_token();
    let base_url = scc.base_url();
    type Arguments<'a> = &'a [&'a str];
    type Variables<'a> = &'a [(&'a str, &'a str)];
    let cases: [(&str, Arguments<'_>, Variables<'_>, &str); 22] = [
        ("generate_api_token", &[], &[], "give the uid"),
        ("generate_api_token", &["me"], &[], "`me` is no uid"),
        ("generate_api_token", &[&uid, "--show"], &[], "--show-token"),
        (
            "generate_api_token",
            &[&uid],
            &[],
            "set SCC_REGION (US, EU, APJ, AUS, IN, Staging, Scale, CI)",
        ),
        (
            "generate_api_token",
            &[&uid],
            &[("SCC_REGION", "MARS")],
            "`MARS` is none of US",
        ),
        (
            "generate_api_token",
            &[&uid],
            &[("SCC_BASE_URL", &base_url)],
            "set SCC_TOKEN",
        ),
        (
            "generate_api_token",
            &[&uid],
            &[("SCC_BASE_URL", "cdo.example.com"), ("SCC_TOKEN", token)],
            "the base URL is not usable: it has no scheme",
        ),
        (
            "generate_api_token",
            &[&uid],
            &[("SCC_BASE_URL", &base_url), ("SCC_TOKEN", "a\nb")],
            "the token is not usable",
        ),
        ("acquire_token", &[], &[], "set SUITE_API_URL"),
        (
            "api_only_user",
            &[],
            &[],
            "give the name of an API-only user",
        ),
        ("api_only_user", &["ci", "cd"], &[], "and nothing else"),
        (
            "api_only_user",
            &["ci@acme"],
            &[],
            "give the name without an @",
        ),
        ("api_only_user", &[""], &[], "give the name without an @"),
        (
            "api_only_user",
            &["ci", "--role"],
            &[],
            "--role needs the name",
        ),
        (
            "api_only_user",
            &["ci", "--keep"],
            &[],
            "the only options are",
        ),
        ("api_only_user", &["ci"], &[], "set SCC_REGION (US, EU"),
        (
            "users_and_roles",
            &["LDAP"],
            &[],
            "give an auth source and the name",
        ),
        (
            "users_and_roles",
            &["--domain"],
            &[],
            "--domain needs a domain",
        ),
        ("users_and_roles", &["--all"], &[], "the only options are"),
        (
            "users_and_roles",
            &[],
            &[("SUITE_API_URL", "https://ops.example.com")],
            "set SUITE_API_USERNAME",
        ),
        ("export_identity", &[], &[], "give the name of the file"),
        ("export_identity", &["a", "b"], &[], "and nothing else"),
    ];
    for (name, arguments, variables, expected) in cases {
        let said = run(example(name)
            .args(arguments)
            .envs(variables.iter().copied()))
        .await;
        assert!(!said.is_success, "{arguments:?} {expected}");
        assert!(
            said.err.starts_with("error: ") && said.err.contains(expected),
            "{}",
            said.err
        );
        assert!(!said.err.contains(token), "{}", said.err);
    }
    assert_eq!(scc.ledger().requests().len(), 0);
}
