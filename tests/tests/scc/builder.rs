//! What a client can be built of, and what it is then.

use std::error::Error as _;

use contract_tests::document::Document;
use scc_client::{BuildError, Client, Error, Region};
use uuid::Uuid;

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
    let scc = server().await;
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
        let builder = Client::builder(scc.base_url()).token(token);
        let error = builder.build().expect_err("no token");
        let text = error.to_string();
        assert!(text.starts_with("the token is not usable: "), "{text}");
        assert!(!text.contains('\n'), "{text}");
        let error = client(&scc).with_token(token).expect_err("no token");
        assert_eq!(error.to_string(), text);
    }
    assert_eq!(scc.ledger().requests().len(), 0);
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
    assert!(Probe(&client.generate_api_token().api_user_uid(Uuid::nil())).is_send());
    assert!(
        Probe(&client.generate_api_token().api_user_uid(Uuid::nil()).send()).is_send(),
        "the future of generate_api_token"
    );
    assert!(Probe(&client.create_user().send()).is_send(), "with a body");
    let delete = client.delete_user().user_uid(Uuid::nil());
    assert!(Probe(&delete.send()).is_send(), "without an answer");
    let items = client.get_users().items();
    assert!(Probe(&items).is_send(), "a walk through a list");
}

#[tokio::test]
async fn a_future_that_is_not_awaited_sends_nothing() {
    let scc = server().await;
    let client = client(&scc);
    drop(client.generate_api_token().api_user_uid(Uuid::nil()).send());
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn an_address_may_have_a_path_of_its_own_and_slashes_at_its_end() {
    for (path, expected) in [
        ("/proxy/a%20b", "/proxy/a%20b"),
        ("/proxy/", "/proxy"),
        ("/proxy//", "/proxy"),
        (BASE_PATH, BASE_PATH),
    ] {
        let scc = server().await;
        let (authority, _) = split_owned(&scc.base_url());
        let base_url = format!("http://{authority}{path}");
        let client = Client::builder(&base_url)
            .token("t")
            .build()
            .expect("a client");
        assert_eq!(client.base_url(), format!("http://{authority}{expected}"));
        client
            .generate_api_token()
            .api_user_uid(Uuid::nil())
            .send()
            .await
            .expect_err("no success");
        let expected =
            format!("{expected}/v1/users/00000000-0000-0000-0000-000000000000/apiToken/generate");
        assert_eq!(only_request(&scc).path, expected);
    }
}

fn split_owned(base_url: &str) -> (String, String) {
    let (authority, path) = contract_tests::wire::split(base_url);
    (authority.to_owned(), path.to_owned())
}

#[test]
fn the_regions_are_the_servers_of_the_document() {
    let document = Document::scc();
    let servers = document.json()["servers"].as_array().expect("servers");
    assert_eq!(servers.len(), 8);
    assert_eq!(Region::ALL.len(), 8);
    for (region, server) in Region::ALL.iter().copied().zip(servers) {
        assert_eq!(region.url(), server["url"]);
        assert_eq!(region.name(), server["description"]);
        assert_eq!(region.to_string(), region.name());
        let client = Client::builder(region).build().expect("a client");
        assert_eq!(client.base_url(), region.url());
    }
}

#[test]
fn a_region_is_found_by_its_name_in_either_case() {
    let mut looked = 0;
    for &region in Region::ALL {
        let name = region.name();
        for name in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
            assert_eq!(name.parse::<Region>().as_ref(), Ok(&region), "{name}");
            looked += 1;
        }
    }
    assert_eq!(looked, 24);
    for name in ["", "UK", " US", "US,EU", "us\n"] {
        let error = name.parse::<Region>().expect_err(name).to_string();
        assert!(
            error.ends_with("US, EU, APJ, AUS, IN, Staging, Scale, CI"),
            "{error}"
        );
        assert!(!error.contains('\n'), "{error:?}");
    }
}
