//! What a client can be built of, and what it is then.

use std::error::Error as _;

use contract_tests::document::Document;
use suite_api_client::{BuildError, Client, DEFAULT_PATH, Error};

use super::support::{BASE_PATH, client, only_request, server};

#[test]
fn an_address_that_is_no_base_is_refused_with_the_reason() {
    for (address, reason) in [
        ("", "no scheme"),
        ("ops.example.com", "no scheme"),
        ("ops.example.com:443/api", "neither"),
        ("ftp://ops.example.com", "neither"),
        ("https://", "host"),
        ("https://user@ops.example.com", "user"),
        ("https://ops.example.com/?a=b", "query"),
        ("https://ops.example.com/#a", "fragment"),
        ("https://ops example.com", "invalid"),
        ("https://ops.example.com:99999", "port"),
        ("\0", "no scheme"),
    ] {
        let error = Client::builder(address).build().expect_err(address);
        let text = error.to_string();
        assert!(text.starts_with("the base URL is not usable: "), "{text}");
        assert!(text.contains(reason), "{address:?}: {text}");
        assert!(!text.contains('\n'), "{text}");
        assert!(error.source().is_none());
    }
}

#[tokio::test]
async fn a_token_that_fits_into_no_header_is_refused_and_nothing_is_sent() {
    let ops = server().await;
    for token in [
        "",
        " ",
        "a b",
        "a\n",
        "a\r\nX-Other: 1",
        "\ta",
        "ü",
        "a\0",
        "\u{7f}",
    ] {
        let builder = Client::builder(ops.base_url()).token(token);
        let error = builder.build().expect_err("no token");
        let text = error.to_string();
        assert!(text.starts_with("the token is not usable: "), "{text}");
        assert!(!text.contains('\n'), "{text}");
        let error = client(&ops).with_token(token).expect_err("no token");
        assert_eq!(error.to_string(), text);
    }
    assert_eq!(ops.ledger().requests().len(), 0);
}

#[test]
fn a_user_agent_that_fits_into_no_header_is_refused() {
    for name in ["a\nb", "a\r\nX-Other: 1", "\0"] {
        let builder = Client::builder("https://ops.example.com").user_agent(name);
        let error = builder.build().expect_err("no name").to_string();
        assert!(
            error.starts_with("the user agent is not usable: "),
            "{error}"
        );
    }
}

#[test]
fn a_client_can_be_cloned_and_go_to_other_threads() {
    fn check<T: Clone + Send + Sync + 'static>() {}
    fn check_error<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Client>();
    check_error::<Error>();
    check_error::<BuildError>();
    assert_eq!(size_of::<Error>(), size_of::<usize>(), "an error is small");
}

/// Whether a value may go to another thread, as an answer and not as an error
/// of the compiler, which would keep every other test from running.
struct Probe<'a, T>(&'a T);

impl<T: Send> Probe<'_, T> {
    fn is_send(&self) -> bool {
        let _ = self.0;
        true
    }
}

trait OtherThanSend {
    fn is_send(&self) -> bool {
        false
    }
}

impl<T> OtherThanSend for Probe<'_, T> {}

#[test]
fn a_call_can_go_to_another_thread() {
    assert!(Probe(&1).is_send());
    assert!(!Probe(&std::rc::Rc::new(1)).is_send(), "the probe can tell");
    let client = Client::builder("https://ops.example.com").build();
    let client = client.expect("a client");
    // One without anything, with a body, with parameters, and with a body that
    // may be left out.
    let calls = [
        (
            "release_token",
            Probe(&client.release_token().send()).is_send(),
        ),
        (
            "acquire_token",
            Probe(&client.acquire_token().send()).is_send(),
        ),
        ("get_users", Probe(&client.get_users().send()).is_send()),
        (
            "set_role_privileges",
            Probe(&client.set_role_privileges().send()).is_send(),
        ),
        (
            "delete_auth_source",
            Probe(&client.delete_auth_source().send()).is_send(),
        ),
    ];
    for (name, is_send) in calls {
        assert!(is_send, "the future of {name}");
    }
    assert!(Probe(&client.acquire_token()).is_send());
    assert!(Probe(&client.delete_auth_source()).is_send());
}

#[tokio::test]
async fn a_future_that_is_not_awaited_sends_nothing() {
    let ops = server().await;
    let client = client(&ops);
    drop(client.release_token().send());
    assert_eq!(ops.ledger().requests().len(), 0);
}

#[tokio::test]
async fn an_address_may_have_a_path_of_its_own_and_slashes_at_its_end() {
    for (path, expected) in [
        ("/proxy/a%20b", "/proxy/a%20b"),
        ("/proxy/", "/proxy"),
        ("/proxy//", "/proxy"),
        (BASE_PATH, BASE_PATH),
    ] {
        let ops = server().await;
        let (authority, _) = split_owned(&ops.base_url());
        let base_url = format!("http://{authority}{path}");
        let client = Client::builder(&base_url)
            .token("t")
            .build()
            .expect("a client");
        assert_eq!(client.base_url(), format!("http://{authority}{expected}"));
        client.release_token().send().await.expect_err("no success");
        let expected = format!("{expected}/api/auth/token/release");
        assert_eq!(only_request(&ops).path, expected);
    }
}

fn split_owned(base_url: &str) -> (String, String) {
    let (authority, path) = contract_tests::wire::split(base_url);
    (authority.to_owned(), path.to_owned())
}

#[test]
fn the_default_path_is_that_of_the_document_s_server() {
    let document = Document::suite_api();
    let servers = document.json()["servers"].as_array().expect("servers");
    assert_eq!(servers.len(), 1);
    let url = servers[0]["url"].as_str().expect("a URL");
    assert_eq!(url, format!("https://{{api_host}}{DEFAULT_PATH}"));
    assert_eq!(DEFAULT_PATH, BASE_PATH);
    for address in ["https://ops.example.com", "https://ops.example.com/"] {
        let client = Client::builder(address).build().expect("a client");
        assert_eq!(
            client.base_url(),
            url.replace("{api_host}", "ops.example.com")
        );
    }
    let other = Client::builder("https://ops.example.com:8443/a").build();
    let other = other.expect("a client");
    assert_eq!(other.base_url(), "https://ops.example.com:8443/a");
}

#[tokio::test]
async fn the_default_path_is_used_if_the_address_has_none() {
    let ops = server().await;
    let (authority, _) = split_owned(&ops.base_url());
    let address = format!("http://{authority}");
    let client = Client::builder(&address)
        .token("t")
        .build()
        .expect("a client");
    client.release_token().send().await.expect_err("no session");
    assert_eq!(only_request(&ops).path, "/suite-api/api/auth/token/release");
}
