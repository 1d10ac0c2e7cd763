//! The program: what it prints, and how it fails.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use super::support::post;

/// A running program, ended with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(scc: &str, suite_api: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_simulator"));
    command.args(["--scc", scc, "--suite-api", suite_api]);
    command
}

#[tokio::test]
async fn it_prints_addresses_and_credentials_that_work() {
    let mut command = program("127.0.0.1:0", "127.0.0.1:0");
    let child = command.stdout(Stdio::piped()).spawn().expect("started");
    let mut program = Program(child);
    let out = BufReader::new(program.0.stdout.take().expect("a pipe"));
    let lines = out.lines().skip(1).take(6);
    let variables: HashMap<String, String> = lines
        .map(|line| {
            let line = line.expect("a line");
            let line = line.strip_prefix("export ").expect("a variable");
            let (name, value) = line.split_once('=').expect("a value");
            (name.to_owned(), value.trim_matches('\'').to_owned())
        })
        .collect();

    let (base, uid) = (&variables["SCC_BASE_URL"], &variables["SCC_API_USER_UID"]);
    let request = post(format!("{base}/v1/users/{uid}/apiToken/generate"));
    let request = request.header(
        "authorization",
        format!("Bearer {}", variables["SCC_TOKEN"]),
    );
    assert_eq!(request.send().await.expect("an answer").status(), 201);

    let request = post(format!(
        "{}/api/auth/token/acquire",
        variables["SUITE_API_URL"]
    ));
    let request = request.json(&json!({
        "username": variables["SUITE_API_USERNAME"],
        "password": variables["SUITE_API_PASSWORD"],
    }));
    assert_eq!(request.send().await.expect("an answer").status(), 200);
}

#[test]
fn a_port_that_is_taken_is_one_sentence_and_exit_code_1() {
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
            "simulator: {taken} is taken by another program: choose another address with {option}\n"
        );
        assert_eq!(String::from_utf8_lossy(&output.stderr), sentence);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_without_an_error() {
    let mut command = program("127.0.0.1:0", "127.0.0.1:0");
    let child = command.stdout(Stdio::piped()).spawn().expect("started");
    let mut program = Program(child);
    let mut out = BufReader::new(program.0.stdout.take().expect("a pipe"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    assert!(line.contains("Ctrl-C"), "{line}");

    let id = program.0.id().to_string();
    let sent = Command::new("kill")
        .args(["-INT", &id])
        .status()
        .expect("sent");
    assert!(sent.success());
    assert_eq!(program.0.wait().expect("ended").code(), Some(0));
}
