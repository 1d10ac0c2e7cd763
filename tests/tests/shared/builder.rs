//! What a client can be built of, and what it is then.

use std::error::Error as _;

use contract_tests::sample_server::BASE_PATH;
use openapi_client_core::BuildError;

use super::{TOKEN, build, builder, call, client, example, request_of, server, server_and_client};
use crate::api::{Client, Error};

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
    let server = server().await;
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
        let builder = Client::builder(server.base_url()).token(token);
        let error = builder.build().expect_err("no token");
        let text = error.to_string();
        assert!(text.starts_with("the token is not usable: "), "{text}");
        assert!(!text.contains('\n'), "{text}");
        let error = client(&server).with_token(token).expect_err("no token");
        assert_eq!(error.to_string(), text);
    }
    assert_eq!(server.ledger().requests().len(), 0);
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
    assert!(!Probe(&std::rc::Rc::new(1)).is_send(), "the probe works");
    let client = build(builder("https://ops.example.com"));
    // It has the futures of all operations in it.
    assert!(Probe(&call(&client, example())).is_send());
}

#[tokio::test]
async fn a_future_that_is_not_awaited_sends_nothing() {
    let (server, client) = server_and_client().await;
    drop(call(&client, example()));
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn an_address_may_have_a_path_of_its_own_and_slashes_at_its_end() {
    let path = request_of(example()).await.path;
    let path_of_call = path.strip_prefix(BASE_PATH).expect("below it");
    for (path, expected) in [
        ("/proxy/a%20b", "/proxy/a%20b"),
        ("/proxy/", "/proxy"),
        ("/proxy//", "/proxy"),
        (BASE_PATH, BASE_PATH),
    ] {
        let server = server().await;
        let origin = server.origin();
        let client = build(Client::builder(format!("{origin}{path}")).token(TOKEN));
        assert_eq!(client.base_url(), format!("{origin}{expected}"));
        let outcome = call(&client, example()).await;
        assert_eq!(outcome.is_ok(), path == BASE_PATH, "{outcome:?}");
        assert_eq!(server.take_problems().is_empty(), path == BASE_PATH);
        let expected = format!("{expected}{path_of_call}");
        assert_eq!(server.ledger().only_request().path, expected);
    }
}
