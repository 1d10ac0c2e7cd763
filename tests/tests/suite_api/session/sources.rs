//! Where tokens come from: handed in, by credentials, or from a source of the
//! program's own.

use std::sync::Arc;

use contract_tests::waiting_tasks::poll_until_waiting;
use scc_suite_api_simulator::{Fault, Gate, SuiteApi};
use suite_api_client::{
    AcquireToken, Client, IssuedToken, Operation, Secret, TokenScheme, TokenSource,
};

use super::super::support::{TOKEN, acquire, good_token, server};
use super::{ACQUIRE, EXCHANGE, RELEASE, authorizations, builder, client, counts, exchange};

/// `OpsToken` and the token, as a header has them.
fn header(token: &Secret) -> Option<String> {
    Some(format!("OpsToken {}", token.expose()))
}

#[tokio::test]
async fn a_token_handed_in_is_used_first_and_as_long_as_it_lives() {
    let ops = server().await;
    let token = good_token(&ops).await;
    let client = builder(&ops).token(&token).build().expect("a client");
    for _ in 0..3 {
        exchange(&client).await.expect("a JWT");
    }
    assert_eq!(counts(&ops), [0, 3, 0]);
    assert_eq!(authorizations(&ops, EXCHANGE), vec![header(&token); 3]);
}

#[tokio::test]
async fn a_token_handed_in_is_replaced_with_the_credentials_when_it_is_refused() {
    let ops = server().await;
    let client = builder(&ops).token(TOKEN).build().expect("a client");
    for _ in 0..3 {
        exchange(&client).await.expect("a JWT");
    }
    assert_eq!(counts(&ops), [1, 4, 0]);
    let sent = authorizations(&ops, EXCHANGE);
    assert_eq!(sent[0], header(&TOKEN.into()));
    assert!(sent[1..].iter().all(|token| *token == sent[1]));
    assert_ne!(sent[0], sent[1]);
    assert!(ops.ledger().requests()[0].path.ends_with(EXCHANGE));
}

#[tokio::test]
async fn a_client_with_a_token_of_its_own_knows_neither_the_other_s_token_nor_credentials() {
    let ops = server().await;
    let token = good_token(&ops).await;
    let parent = client(&ops);
    let child = parent.with_token(&token).expect("a client");
    exchange(&child).await.expect("a JWT");
    assert_eq!(counts(&ops), [0, 1, 0]);
    exchange(&parent).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 2, 0]);

    assert!(ops.expire_token(token.expose()));
    let error = exchange(&child).await.expect_err("refused");
    assert!(error.is_unauthorized());
    assert_eq!(counts(&ops), [1, 3, 0]);
    exchange(&parent).await.expect("its token is another");
    child.release().await.expect("it is gone already");
    exchange(&parent).await.expect("nobody gave its token back");
    assert_eq!(counts(&ops), [1, 5, 1]);
    let sent = authorizations(&ops, EXCHANGE);
    assert!(sent[0] == header(&token) && sent[2] == sent[0]);
    assert!(sent[1] != sent[0] && sent[3] == sent[1] && sent[4] == sent[1]);
}

#[tokio::test]
async fn a_token_set_during_a_login_is_not_overwritten_by_it() {
    let ops = server().await;
    let token = good_token(&ops).await;
    let client = client(&ops);
    let gate = Gate::new();
    ops.fail_next_on("POST", ACQUIRE, Fault::hold(&gate));
    let mut call = poll_until_waiting(exchange(&client)).await;
    tokio::select! {
        () = gate.wait_until_held(1) => {}
        _ = &mut call => panic!("its login is held"),
    }
    client.set_token(&token).expect("a token");
    gate.open();
    call.await.expect("a JWT");
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 2, 0]);
    assert_eq!(authorizations(&ops, EXCHANGE)[1], header(&token));

    // When it dies, the credentials are there.
    ops.expire_all_tokens();
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 4, 0]);
}

/// One login for several clients, and another only in place of a refused token.
#[derive(Clone)]
struct SharedLogin {
    login: Client,
    password: Secret,
    held: Arc<tokio::sync::Mutex<Option<Secret>>>,
}

impl TokenSource for SharedLogin {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        Box::pin(async move {
            let mut held = self.held.lock().await;
            if let Some(token) = held.as_ref().filter(|token| Some(*token) != refused) {
                return Ok(IssuedToken::new(token));
            }
            let issued = acquire(&self.login, "admin", self.password.expose()).await?;
            let token = held.insert(issued.into_inner().token);
            Ok(IssuedToken::new(&*token))
        })
    }
}

#[tokio::test]
async fn a_source_may_share_one_token_between_two_clients() {
    let ops = server().await;
    let shared = |password: &str| SharedLogin {
        login: Client::builder(ops.base_url()).build().expect("a client"),
        password: password.into(),
        held: Arc::default(),
    };
    let source = shared(ops.password());
    let clients = [(); 2].map(|()| {
        let builder = Client::builder(ops.base_url()).token_source(source.clone());
        builder.build().expect("a client")
    });
    for client in &clients {
        exchange(client).await.expect("a JWT");
    }
    assert_eq!(counts(&ops), [1, 2, 0]);
    ops.expire_all_tokens();
    for client in &clients {
        exchange(client).await.expect("a JWT");
    }
    assert_eq!(counts(&ops), [2, 6, 0]);
    assert_eq!(ops.active_tokens(), 1);
    clients[0].release().await.expect("released");
    assert_eq!(ops.active_tokens(), 0);

    let builder = Client::builder(ops.base_url()).token_source(shared("wrong"));
    let error = exchange(&builder.build().expect("a client")).await;
    let error = error.expect_err("refused");
    assert!(error.is_unauthorized());
    assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
}

#[tokio::test]
async fn every_token_goes_under_the_scheme_that_was_chosen() {
    let words = [
        "OpsToken",
        "vRealizeOpsToken",
        "Bearer",
        "CSPToken",
        "SSO2Token",
    ];
    let known = TokenScheme::ALL.iter().map(|scheme| scheme.as_str());
    assert_eq!(known.collect::<Vec<_>>(), words);
    assert_eq!(TokenScheme::default(), TokenScheme::OpsToken);
    let mut looked = 0;
    for &scheme in TokenScheme::ALL {
        let builder_of_server = SuiteApi::builder().schemes(&[scheme.as_str()]);
        let ops = builder_of_server.start().await.expect("a free port");
        let client = builder(&ops).token_scheme(scheme).token(TOKEN).build();
        let client = client.expect("a client");
        exchange(&client).await.expect("a JWT");
        ops.expire_all_tokens();
        exchange(&client).await.expect("a JWT");
        client.release().await.expect("released");
        let own = client.with_token(TOKEN).expect("a client");
        exchange(&own).await.expect_err("an unknown token");
        assert_eq!(counts(&ops), [2, 5, 1]);
        let sent = [EXCHANGE, RELEASE].map(|path| authorizations(&ops, path));
        for header in sent.into_iter().flatten() {
            let header = header.expect("a header");
            let (word, token) = header.split_once(' ').expect("two words");
            assert_eq!(word, scheme.as_str());
            assert!(!token.contains(' '), "{scheme}");
            looked += 1;
        }
    }
    assert_eq!(looked, 5 * 6);
}

#[tokio::test]
async fn a_wrong_scheme_is_one_more_login_and_never_another_scheme() {
    let ops = server().await;
    let client = builder(&ops).token_scheme(TokenScheme::CspToken).build();
    let client = client.expect("a client");
    let error = exchange(&client).await.expect_err("not this scheme");
    assert!(error.is_unauthorized());
    // The first token is given back, by this scheme too.
    assert_eq!(counts(&ops), [2, 2, 1]);
    for header in authorizations(&ops, EXCHANGE) {
        assert!(header.expect("a header").starts_with("CSPToken "));
    }
}
