//! The program: what it prints, what it keeps, and how it fails.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};

use http::Method;
use reqwest::Response;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::{json_of, post, request, send};

/// A running program, ended with the test.
struct Program {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it on free ports, with more arguments.
    fn start(arguments: &[&OsStr]) -> Self {
        Self::listening("127.0.0.1:0", "127.0.0.1:0", arguments)
    }

    /// Starts it there, with more arguments.
    fn listening(scc: &str, suite_api: &str, arguments: &[&OsStr]) -> Self {
        let mut command = program(scc, suite_api);
        let command = command.args(arguments).stdout(Stdio::piped());
        let command = command.stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, out }
    }

    /// The variables that it prints.
    fn variables(&mut self) -> HashMap<String, String> {
        let lines = (&mut self.out).lines().skip(1).take(6);
        let variable = |line: io::Result<String>| {
            let line = line.expect("a line");
            let line = line.strip_prefix("export ").expect("a variable");
            let (name, value) = line.split_once('=').expect("a value");
            (name.to_owned(), value.trim_matches('\'').to_owned())
        };
        lines.map(variable).collect()
    }

    /// Presses Ctrl-C, and gives the exit code.
    #[cfg(unix)]
    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.expect("sent").success());
        self.child.wait().expect("ended").code()
    }
}

fn program(scc: &str, suite_api: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scc-suite-api-simulator"));
    command.args(["--scc", scc, "--suite-api", suite_api]);
    command
}

/// The answer to a login at the suite-api.
async fn log_in(variables: &HashMap<String, String>, username: &str, password: &str) -> Response {
    let url = format!("{}/api/auth/token/acquire", variables["SUITE_API_URL"]);
    let fields = json!({ "username": username, "password": password });
    send(post(url).json(&fields)).await
}

#[tokio::test]
async fn it_prints_addresses_and_credentials_that_work() {
    let mut program = Program::start(&[]);
    let variables = program.variables();
    let (base, uid) = (&variables["SCC_BASE_URL"], &variables["SCC_API_USER_UID"]);
    let request = post(format!("{base}/v1/users/{uid}/apiToken/generate"));
    let bearer = format!("Bearer {}", variables["SCC_TOKEN"]);
    assert_eq!(
        send(request.header("authorization", bearer)).await.status(),
        201
    );

    let [username, password] =
        ["SUITE_API_USERNAME", "SUITE_API_PASSWORD"].map(|name| &*variables[name]);
    let answer = log_in(&variables, username, password).await;
    assert_eq!(answer.status(), 200);
}

#[cfg(unix)]
#[tokio::test]
async fn what_it_was_told_is_there_again_when_it_has_files_for_it() {
    let folder = TempDir::new().expect("a folder");
    let [scc, ops] = ["scc.json", "ops.json"].map(|name| folder.path().join(name));
    let arguments: [&OsStr; 4] = [
        "--scc-data".as_ref(),
        scc.as_ref(),
        "--suite-api-data".as_ref(),
        ops.as_ref(),
    ];
    let mut first = Program::start(&arguments);
    let before = first.variables();
    let are_written = scc.exists() && ops.exists();
    assert!(are_written, "both are written at the start");
    let (username, password) = (&before["SUITE_API_USERNAME"], &before["SUITE_API_PASSWORD"]);
    let body: Value = json_of(log_in(&before, username, password).await).await;
    let token = body["token"].as_str().expect("a token");
    let url = format!("{}/api/auth/users/passwordchange", before["SUITE_API_URL"]);
    let change = request(Method::PUT, url).header("authorization", format!("OpsToken {token}"));
    let passwords = json!({ "currentPassword": password, "newPassword": "it's new" });
    assert_eq!(send(change.json(&passwords)).await.status(), 204);
    assert_eq!(first.interrupt(), Some(0));

    let mut second = Program::start(&arguments);
    let after = second.variables();
    for name in ["SCC_TOKEN", "SCC_API_USER_UID", "SUITE_API_USERNAME"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    // As a shell reads it.
    assert_eq!(after["SUITE_API_PASSWORD"], r"it'\''s new");
    assert_eq!(log_in(&after, username, "it's new").await.status(), 200);
    assert_eq!(log_in(&after, username, password).await.status(), 401);
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_one_sentence_and_exit_code_1() {
    let folder = TempDir::new().expect("a folder");
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "secret").expect("written");
    let nowhere = folder.path().join("none").join("data.json");
    let mut checked = 0;
    for option in ["--scc-data", "--suite-api-data"] {
        for (file, begin, end) in [
            (&broken, "", ": is not JSON: line 1, column 1\n"),
            (&nowhere, "cannot write ", ""),
        ] {
            let mut command = program("127.0.0.1:0", "127.0.0.1:0");
            let output = command.arg(option).arg(file).output().expect("ended");
            assert_eq!(output.status.code(), Some(1), "{option}");
            assert!(output.stdout.is_empty());
            let text = String::from_utf8_lossy(&output.stderr);
            let start = format!("scc-suite-api-simulator: {begin}{}", file.display());
            assert!(text.starts_with(&start) && text.ends_with(end), "{text}");
            checked += 1;
        }
    }
    assert_eq!(checked, 4);
}

#[test]
fn a_port_that_is_in_use_is_one_sentence_and_exit_code_1() {
    let other = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let taken = other.local_addr().expect("an address").to_string();
    for (scc, suite_api, option) in [
        (taken.as_str(), "127.0.0.1:0", "--scc"),
        ("127.0.0.1:0", taken.as_str(), "--suite-api"),
    ] {
        let output = program(scc, suite_api).output().expect("ended");
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        let sentence = format!(
            "scc-suite-api-simulator: {taken} is in use by another program: choose another address with {option}\n"
        );
        assert_eq!(String::from_utf8_lossy(&output.stderr), sentence);
    }
}

#[tokio::test]
async fn a_name_is_an_address_and_a_free_port_is_printed() {
    let mut started = Program::listening("localhost:0", "localhost:0", &[]);
    let variables = started.variables();
    for name in ["SCC_BASE_URL", "SUITE_API_URL"] {
        let url = &variables[name];
        assert!(url.starts_with("http://127.0.0.1:"), "{url}");
        assert!(!url.contains(":0/"), "{url}");
    }
    let (username, password) = (
        &variables["SUITE_API_USERNAME"],
        &variables["SUITE_API_PASSWORD"],
    );
    let answer = log_in(&variables, username, password).await;
    assert_eq!(answer.status(), 200);

    for wrong in ["localhost", "8081", "no such host:1"] {
        let output = program(wrong, "127.0.0.1:0").output().expect("ended");
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(
            text.contains("--scc takes such as localhost:8081"),
            "{text}"
        );
    }
}

#[test]
fn listening_on_all_interfaces_is_a_warning() {
    let mut program = Program::listening("0.0.0.0:0", "127.0.0.1:0", &[]);
    let variables = program.variables();
    // As a client of this machine writes it.
    let url = &variables["SCC_BASE_URL"];
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let mut warning = String::new();
    let errors = program.child.stderr.take().expect("a pipe");
    BufReader::new(errors)
        .read_line(&mut warning)
        .expect("a line");
    let begin = "scc-suite-api-simulator: warning: --scc 0.0.0.0:0 listens on all interfaces";
    assert!(warning.starts_with(begin), "{warning}");
}

#[tokio::test]
async fn a_switch_says_how_long_an_old_token_stays_valid() {
    let arguments: [&OsStr; 2] = ["--scc-old-token-life".as_ref(), "0".as_ref()];
    let mut program = Program::start(&arguments);
    let variables = program.variables();
    let (base, uid) = (&variables["SCC_BASE_URL"], &variables["SCC_API_USER_UID"]);
    let generate = |token: &str| {
        let request = post(format!("{base}/v1/users/{uid}/apiToken/generate"));
        send(request.header("authorization", format!("Bearer {token}")))
    };
    let first: Value = json_of(generate(&variables["SCC_TOKEN"]).await).await;
    let first = first["apiToken"].as_str().expect("a token");
    assert_eq!(generate(first).await.status(), 201);
    assert_eq!(generate(first).await.status(), 401);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_without_an_error() {
    let mut program = Program::start(&[]);
    let mut line = String::new();
    program.out.read_line(&mut line).expect("a line");
    assert!(line.contains("Ctrl-C"), "{line}");
    assert_eq!(program.interrupt(), Some(0));
}
