//! The examples as a person runs them: as programs, against the simulator.

mod api_only_user;
mod export_identity;
mod latest_metrics;
mod refresh_vpn_sessions;
mod users_and_roles;

use std::path::PathBuf;
use std::process::{Output, Stdio};

use scc_suite_api_simulator::{Fault, Scc, ServiceFaults, SuiteApi};
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

/// The same of a program that succeeds.
async fn succeed(command: &mut Command) -> Said {
    let said = run(command).await;
    assert!(said.is_success, "{}", said.err);
    said
}

async fn scc() -> Scc {
    Scc::builder().start().await.expect("a port")
}

async fn suite_api() -> SuiteApi {
    SuiteApi::builder().start().await.expect("a port")
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
    let server = suite_api().await;
    let said = succeed(&mut acquire_token(&server, server.password())).await;
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
    let server = suite_api().await;
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

    let server = scc().await;
    let uid = server.api_only_user_uid();
    let said = succeed(&mut generate_api_token(&server, uid)).await;
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
    let server = suite_api().await;
    let wrong = run(&mut acquire_token(&server, "wrong-password")).await;
    server.fail_next(Fault::html_401());
    let html = run(&mut acquire_token(&server, server.password())).await;

    let scc = scc().await;
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
    let scc = scc().await;
    let uid = scc.api_only_user_uid().to_string();
    let token = scc.admin_token();
    let base_url = scc.base_url();
    /// Arguments, variables, and what is said of them.
    type Settings<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], &'a str);
    let of_generate_api_token: &[Settings<'_>] = &[
        (&[], &[], "give the uid"),
        (&["me"], &[], "`me` is no uid"),
        (&[&uid, "--show"], &[], "--show-token"),
        (
            &[&uid],
            &[],
            "set SCC_REGION (US, EU, APJ, AUS, IN, Staging, Scale, CI, api-us, ",
        ),
        (&[&uid], &[("SCC_REGION", "MARS")], "`MARS` is none of US"),
        (&[&uid], &[("SCC_BASE_URL", &base_url)], "set SCC_TOKEN"),
        (
            &[&uid],
            &[("SCC_BASE_URL", "cdo.example.com"), ("SCC_TOKEN", token)],
            "the base URL is not usable: it has no scheme",
        ),
        (
            &[&uid],
            &[("SCC_BASE_URL", &base_url), ("SCC_TOKEN", "a\nb")],
            "the token is not usable",
        ),
    ];
    let of_acquire_token: &[Settings<'_>] = &[(&[], &[], "set SUITE_API_URL")];
    let of_api_only_user: &[Settings<'_>] = &[
        (&[], &[], "give the name of an API-only user"),
        (&["ci", "cd"], &[], "and nothing else"),
        (&["ci@acme"], &[], "give the name without an @"),
        (&[""], &[], "give the name without an @"),
        (&["ci", "--role"], &[], "--role needs the name"),
        (&["ci", "--keep"], &[], "the only options are"),
        (&["ci"], &[], "set SCC_REGION (US, EU"),
    ];
    let of_users_and_roles: &[Settings<'_>] = &[
        (&["LDAP"], &[], "give an auth source and the name"),
        (&["--domain"], &[], "--domain needs a domain"),
        (&["--all"], &[], "the only options are"),
        (
            &[],
            &[("SUITE_API_URL", "https://ops.example.com")],
            "set SUITE_API_USERNAME",
        ),
    ];
    let of_export_identity: &[Settings<'_>] = &[
        (&[], &[], "give the name of the file"),
        (&["a", "b"], &[], "and nothing else"),
    ];
    let of_latest_metrics: &[Settings<'_>] = &[
        (&[], &[], "give the key of a metric"),
        (&["a", "--kind"], &[], "--kind needs a kind"),
        (&["a", "--at-a-time", "0"], &[], "a number from 1 to 1000"),
        (&["--all"], &[], "the only options are"),
        (&["a"], &[], "set SUITE_API_URL"),
    ];
    let mut looked = 0;
    for (name, cases) in [
        ("generate_api_token", of_generate_api_token),
        ("acquire_token", of_acquire_token),
        ("api_only_user", of_api_only_user),
        ("users_and_roles", of_users_and_roles),
        ("export_identity", of_export_identity),
        ("latest_metrics", of_latest_metrics),
    ] {
        for &(arguments, variables, expected) in cases {
            let mut command = example(name);
            let command = command.args(arguments).envs(variables.iter().copied());
            let said = run(command).await;
            assert!(!said.is_success, "{arguments:?} {expected}");
            let is_named = said.err.starts_with("error: ") && said.err.contains(expected);
            assert!(is_named && !said.err.contains(token), "{}", said.err);
            looked += 1;
        }
    }
    assert_eq!(looked, 27);
    assert_eq!(scc.ledger().requests().len(), 0);
}
