//! The table of deadlines, limits and settings in the documentation of every client's
//! builder is complete and right.

use std::collections::BTreeMap;
use std::time::Duration;

use contract_tests::document::root;
use openapi_client_core::*;

/// The rows of the table: the setting, the default, and the constant, which is empty
/// if there is none.
fn rows() -> Vec<[String; 3]> {
    let rows = openapi_client_core::settings_table!()
        .lines()
        .filter(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.trim_matches('|').split('|').map(str::trim));
    let rows = cells.map(|mut cells| {
        let mut next = || cells.next().unwrap_or_default().to_owned();
        [next(), next(), next()]
    });
    let is_head = |row: &[String; 3]| {
        ["deadline", "limit", "setting"].contains(&&*row[0]) || row[0].starts_with("---")
    };
    rows.filter(|row| !is_head(row)).collect()
}

fn workspace_file(path: &str) -> String {
    let text = std::fs::read_to_string(root().join(path));
    text.expect("a file of the workspace")
}

/// The words in backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_setting_of_a_builder_is_in_the_table_once() {
    let source = workspace_file("openapi-client-core/src/macros/client.rs");
    let (_, source) = source
        .split_once("macro_rules! transport_settings")
        .expect("it");
    let (source, _) = source
        .split_once("macro_rules! transport_methods")
        .expect("the next");
    let name = |line: &str| {
        let line = line.trim().trim_start_matches("pub fn ");
        let (name, rest) = line.split_once('(')?;
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        (is_name && (rest.is_empty() || rest.contains(':') || rest.starts_with(')')))
            .then(|| name.to_owned())
    };
    let settings: Vec<String> = source.lines().filter_map(name).collect();
    assert_eq!(settings.len(), 29, "{settings:?}");
    let rows = rows();
    for setting in &settings {
        let named = rows
            .iter()
            .filter(|row| quoted(&row[0]).next() == Some(setting));
        // A policy has several numbers.
        let expected = if setting == "retry" { 2 } else { 1 };
        assert_eq!(named.count(), expected, "{setting}");
    }
}

#[test]
fn every_limit_is_in_the_table_with_its_value() {
    let seconds = |time: Duration| match time.subsec_millis() {
        0 => format!("{} s", time.as_secs()),
        _ => format!("{} ms", time.as_millis()),
    };
    let mib = |bytes: u64| format!("{} MiB", bytes >> 20);
    let values = BTreeMap::from([
        ("ATTEMPT_TIMEOUT", seconds(ATTEMPT_TIMEOUT)),
        ("CONNECT_TIMEOUT", seconds(CONNECT_TIMEOUT)),
        ("HTTP2_PING_INTERVAL", seconds(HTTP2_PING_INTERVAL)),
        ("HTTP2_PING_TIMEOUT", seconds(HTTP2_PING_TIMEOUT)),
        ("MAX_BODY_BYTES", mib(MAX_BODY_BYTES)),
        ("MAX_ERROR_BODY_BYTES", mib(MAX_ERROR_BODY_BYTES)),
        ("MAX_ITEM_BYTES", mib(MAX_ITEM_BYTES)),
        ("MAX_ITEMS_BEYOND_TOTAL", MAX_ITEMS_BEYOND_TOTAL.to_string()),
        ("MAX_PAGES", MAX_PAGES.to_string()),
        (
            "MAX_PAGES_WITHOUT_PROGRESS",
            MAX_PAGES_WITHOUT_PROGRESS.to_string(),
        ),
        ("POOL_IDLE_TIMEOUT", seconds(POOL_IDLE_TIMEOUT)),
        ("REFRESH_MARGIN", seconds(REFRESH_MARGIN)),
        ("REFRESH_PAUSE", seconds(REFRESH_PAUSE)),
        ("REFRESH_WAIT", seconds(REFRESH_WAIT)),
        ("REFUSED_LOGIN_PAUSE", seconds(REFUSED_LOGIN_PAUSE)),
        ("REFUSED_TOKEN_PAUSE", seconds(REFUSED_TOKEN_PAUSE)),
        ("RETRY_BUDGET", RETRY_BUDGET.to_string()),
        (
            "SHOWN_MESSAGE_CHARS",
            format!("{SHOWN_MESSAGE_CHARS} characters"),
        ),
        ("STREAM_IDLE_TIMEOUT", seconds(STREAM_IDLE_TIMEOUT)),
        ("TOTAL_TIMEOUT", seconds(TOTAL_TIMEOUT)),
        ("WAIT_FIRST_DELAY", seconds(WAIT_FIRST_DELAY)),
        ("WAIT_LONGEST_DELAY", seconds(WAIT_LONGEST_DELAY)),
        ("WAIT_TIMEOUT", seconds(WAIT_TIMEOUT)),
        (
            "Retry::DEFAULT_ATTEMPTS",
            Retry::DEFAULT_ATTEMPTS.to_string(),
        ),
        ("Retry::DEFAULT_ELAPSED", seconds(Retry::DEFAULT_ELAPSED)),
        ("Retry::FIRST_DELAY", seconds(Retry::FIRST_DELAY)),
        ("Retry::LONGEST_DELAY", seconds(Retry::LONGEST_DELAY)),
        (
            "Retry::LONGEST_RETRY_AFTER",
            seconds(Retry::LONGEST_RETRY_AFTER),
        ),
    ]);
    let constants = |path: &str, before: &str| -> Vec<String> {
        let source = workspace_file(path);
        let lines = source.lines().map(str::trim);
        let names = lines.filter_map(|line| line.strip_prefix("pub const ")?.split_once(':'));
        let names = names.map(|(name, _)| format!("{before}{name}"));
        names.collect()
    };
    let mut all = constants("openapi-client-core/src/limits.rs", "");
    all.extend(constants("openapi-client-core/src/retry.rs", "Retry::"));
    all.retain(|name| !name.contains("fn "));
    all.sort();
    let known: Vec<&str> = values.keys().copied().collect();
    let mut sorted = known.clone();
    sorted.sort_unstable();
    assert_eq!(all, sorted);
    let rows = rows();
    for (name, value) in values {
        let named: Vec<_> = rows
            .iter()
            .filter(|row| row[2] == format!("`{name}`"))
            .collect();
        assert_eq!(named.len(), 1, "{name}");
        assert_eq!(named[0][1], value, "{name}");
    }
}
