//! Which credentials a request carries: a table of documents, settings and
//! operations, written from the OpenAPI Specification 3.0.3, "Security
//! Requirement Object" and "Security Scheme Object".
//!
//! "Security Requirement Objects that contain multiple schemes require that all
//! schemes MUST be satisfied"; of a list of them, "only one … needs to be
//! satisfied"; those of an operation override those of the document, and "to make
//! security optional, an empty security requirement (`{}`) can be included in the
//! array".

use std::sync::{Arc, Mutex};

use cases::{schemes_per_operation, security_of_every_kind, two_keys_in_one_requirement};
use openapi_client_core::{
    AcquireToken, CallError, ErrorKind, IssuedToken, NamedScheme, Secret, TokenSource,
};
use scc_suite_api_simulator::RecordedRequest;

use crate::support::Server;

/// What a request says of its sender: the header `Authorization`, every header
/// whose name speaks of a key, the cookies and the query.
fn said(request: &RecordedRequest) -> String {
    let headers = [
        "authorization",
        "client-id",
        "pass-key",
        "x-admin-key",
        "x-app",
        "cookie",
    ];
    let headers = headers.into_iter().filter_map(|name| {
        let values = request.headers.get_all(name).iter();
        let values: Vec<_> = values.map(|value| value.to_str().expect("text")).collect();
        (!values.is_empty()).then(|| format!("{name}: {}", values.join(" AND ")))
    });
    let query = request.query.iter().map(|query| format!("?{query}"));
    headers.chain(query).collect::<Vec<_>>().join(", ")
}

/// Calls `$operation` of the client of `$case` whose settings are `$set`, each the
/// constant of a scheme and its credential. Gives what the request said, or why
/// there was none.
macro_rules! outcome {
    ($case:ident, [$($scheme:ident = $value:literal),*], $($call:tt)+) => {{
        let server = Server::of_nothing().await;
        let builder = $case::Client::builder(server.origin());
        let set: &[(NamedScheme, &str)] = &[$(($case::schemes::$scheme, $value)),*];
        let builder = set.iter().fold(builder, |builder, (scheme, value)| {
            builder.credential(*scheme, *value)
        });
        let client = builder.build().expect("a client");
        match client.$($call)+.send().await {
            Ok(_) => said(&server.request()),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::InvalidRequest);
                assert!(server.requests().is_empty(), "something was sent");
                let text = error.to_string();
                let (_, missing) = text.split_once("does not have: ").expect("the names");
                format!("missing {missing}")
            }
        }
    }};
}

macro_rules! table {
    ($case:ident: $([$($set:tt)*] $($call:ident($($argument:literal)?)).+ => $expected:literal;)*) => {
        $(assert_eq!(
            outcome!($case, [$($set)*], $($call($($argument)?)).+),
            $expected,
            "{} with [{}]", stringify!($($call).+), stringify!($($set)*),
        );)*
    };
}

#[tokio::test]
async fn each_operation_gets_what_it_requires_and_nothing_else() {
    table! { schemes_per_operation:
        [USER = "u", ADMIN = "a", COOKIE = "c"] a() => "authorization: Bearer u";
        [USER = "u", ADMIN = "a", COOKIE = "c"] b() => "authorization: Bearer u";
        [USER = "u", ADMIN = "a", COOKIE = "c"] admin() => "x-admin-key: a";
        [USER = "u", ADMIN = "a", COOKIE = "c"] machine() => "cookie: SESSION=c";
        [USER = "u", ADMIN = "a", COOKIE = "c"] open() => "";
        [] open() => "";
        [USER = "u"] admin() => "missing `admin`";
        [ADMIN = "a", COOKIE = "c"] a() => "missing `user`";
        [USER = "u", ADMIN = "a"] machine() => "missing `cookie`";
    }
}

#[tokio::test]
async fn keys_that_are_required_together_are_sent_together() {
    table! { two_keys_in_one_requirement:
        [CLIENT_ID = "i", PASS_KEY = "p"] a() => "client-id: i, pass-key: p";
        [PASS_KEY = "p", CLIENT_ID = "i"] a() => "client-id: i, pass-key: p";
        [CLIENT_ID = "i"] a() => "missing `passKey`";
        [PASS_KEY = "p"] a() => "missing `clientId`";
        [] a() => "missing `clientId` and `passKey`";
    }
}

#[tokio::test]
async fn of_alternatives_the_first_is_taken_whose_schemes_are_all_set() {
    table! { security_of_every_kind:
        [USER = "u"] either() => "authorization: Bearer u";
        [NAME = "bjpw"] either() => "authorization: Basic bjpw";
        [NAME = "bjpw", USER = "u"] either() => "authorization: Bearer u";
        [KEY = "k"] either() => "missing `user`, or `name`";
        [APP = "a", USER = "u", KEY = "k"] pair_or_key() => "authorization: Bearer u, x-app: a";
        [USER = "u", KEY = "k"] pair_or_key() => "?api_key=k";
        [APP = "a", KEY = "k"] pair_or_key() => "?api_key=k";
        [APP = "a"] pair_or_key() => "missing `user`, or `key`";
        [] pair_or_key() => "missing `app` and `user`, or `key`";
        [USER = "u"] either_or_none() => "authorization: Bearer u";
        [KEY = "k"] either_or_none() => "";
        [] either_or_none() => "";
    }
}

#[tokio::test]
async fn credentials_of_every_kind_go_together_and_beside_parameters() {
    table! { security_of_every_kind:
        [USER = "u", APP = "a", KEY = "k&=", SEAT = "s", TICKET = "t"] everywhere() =>
            "authorization: Bearer u, x-app: a, cookie: SEAT=s; TICKET=t, ?api_key=k%26%3D";
        [USER = "u", APP = "a b", KEY = "k", SEAT = "s", TICKET = "t"]
            everywhere().color("red").q("x") =>
            "authorization: Bearer u, x-app: a b, cookie: color=red; SEAT=s; TICKET=t, ?q=x&api_key=k";
        [USER = "u", APP = "a", SEAT = "s"] everywhere() => "missing `key` and `ticket`";
    }
}

#[tokio::test]
async fn what_takes_steps_is_a_setting_for_their_result() {
    table! { security_of_every_kind:
        [LOGIN = "l"] flow() => "authorization: Bearer l";
        [] flow() => "missing `login`";
        [STEPS = "Digest username=\"x\", response=\"y\""] challenge() =>
            "authorization: Digest username=\"x\", response=\"y\"";
        // The certificate is a setting of TLS.
        [KEY = "k"] certified() => "?api_key=k";
    }
}

#[tokio::test]
async fn the_token_of_a_client_is_that_of_the_scheme_that_most_operations_require() {
    let server = Server::of_nothing().await;
    let builder = schemes_per_operation::Client::builder(server.origin());
    let client = builder.token("t").build().expect("a client");
    client.a().send().await.expect("an answer");
    assert_eq!(said(&server.request()), "authorization: Bearer t");
    let error = client.admin().send().await.expect_err("no key");
    assert_eq!(
        error.to_string(),
        "admin: the request was not sent: the operation needs a token that the client does not \
         have: `admin`"
    );
}

#[tokio::test]
async fn a_credential_is_set_while_a_program_runs_for_all_clones_or_for_one() {
    use schemes_per_operation::schemes::{ADMIN, USER};
    let server = Server::of_nothing().await;
    let builder = schemes_per_operation::Client::builder(server.origin());
    let client = builder.token("t").build().expect("a client");
    let clone = client.clone();
    let own = client.with_credential(ADMIN, "own").expect("a client");
    client.set_credential(ADMIN, "shared").expect("a key");
    client.set_token("t2").expect("a token");
    for client in [&clone, &own] {
        client.admin().send().await.expect("an answer");
        client.a().send().await.expect("an answer");
    }
    let requests = server.requests();
    let all: Vec<String> = requests.iter().map(said).collect();
    let token = "authorization: Bearer t2";
    assert_eq!(
        all,
        ["x-admin-key: shared", token, "x-admin-key: own", token]
    );
    for value in ["", "two\nlines"] {
        let error = client.set_credential(USER, value).expect_err("no token");
        assert!(!format!("{error} {error:?}").contains("lines"), "{error}");
    }
    let builder = schemes_per_operation::Client::builder(server.origin());
    let error = builder.credential(ADMIN, "").build().expect_err("no key");
    assert_eq!(
        error.to_string(),
        "the token is not usable: `admin`: it is empty"
    );
}

/// A source of numbered tokens that notes which were refused.
#[derive(Clone, Default)]
struct Numbered(Arc<Mutex<Vec<Option<String>>>>);

impl Numbered {
    fn asked(&self) -> Vec<Option<String>> {
        self.0.lock().expect("no panic").clone()
    }
}

impl TokenSource for Numbered {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        let mut asked = self.0.lock().expect("no panic");
        asked.push(refused.map(|token| token.expose().to_owned()));
        let token = IssuedToken::new(format!("number-{}", asked.len()));
        Box::pin(async move { Ok::<_, CallError>(token) })
    }
}

#[tokio::test]
async fn a_refusal_replaces_the_token_of_the_scheme_that_has_a_source() {
    use security_of_every_kind::schemes::{APP, KEY, USER};
    let server = Server::answering(401, "", "").await;
    let source = Numbered::default();
    let builder = security_of_every_kind::Client::builder(server.origin());
    let builder = builder.credential(APP, "a").credential(KEY, "k");
    let client = builder.credential_source(USER, source.clone()).build();
    let client = client.expect("a client");
    let error = client.pair_or_key().send().await.expect_err("refused");
    assert!(error.is_unauthorized() && error.attempts() == 2);
    let all: Vec<String> = server.requests().iter().map(said).collect();
    let expected = ["1", "2"].map(|n| format!("authorization: Bearer number-{n}, x-app: a"));
    assert_eq!(all, expected);
    assert_eq!(source.asked(), [None, Some("number-1".to_owned())]);
    // The key is not the source's: it is refused once, and no token is asked for.
    let error = client.certified().send().await.expect_err("refused");
    assert_eq!((error.attempts(), source.asked().len()), (1, 2));
}

#[tokio::test]
async fn no_credential_is_shown() {
    use security_of_every_kind::schemes;
    let server = Server::answering(403, "application/json", r#"{"a":1}"#).await;
    let mut builder = security_of_every_kind::Client::builder(server.origin());
    for scheme in schemes::ALL {
        builder = builder.credential(*scheme, "hunter2");
    }
    let mut shown = format!("{builder:?}");
    let client = builder.build().expect("a client");
    shown += &format!("{client:?}");
    let error = client.everywhere().send().await.expect_err("refused");
    shown += &format!("{error} {error:?}");
    // A server that is gone.
    let gone = { Server::of_nothing().await.origin().to_owned() };
    let builder = security_of_every_kind::Client::builder(gone);
    let builder = schemes::ALL.iter().fold(builder, |builder, scheme| {
        builder.credential(*scheme, "hunter2")
    });
    let client = builder.build().expect("a client");
    let client = client.with_retry(security_of_every_kind::Retry::none());
    let error = client.everywhere().send().await.expect_err("no server");
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = source {
        shown += &format!("{error} {error:?}");
        source = error.source();
    }
    assert!(!shown.contains("hunter2"), "{shown}");
}
