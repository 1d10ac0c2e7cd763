//! The life of a token of the suite-api.

use chrono::Duration;
use scc_suite_api_simulator::{Certificate, Clock, Fault, ServiceFaults, SuiteApi};
use suite_api_client::types::{TokenExchangeRequest, TokenExchangeResponse, UsernamePassword};
use suite_api_client::{Client, Credentials, Error as ClientError};

use super::stage::{Stage, expect, refused};
use crate::Error;

const ACQUIRE: &str = "/api/auth/token/acquire";
const EXCHANGE: &str = "/api/auth/token/exchange";

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    plain_operations(stage).await?;
    session(stage).await?;
    refused_logins(stage).await?;
    appliance(stage).await
}

/// Acquire, use, expire, exchange, release: each by hand.
async fn plain_operations(stage: &mut Stage<'_>) -> Result<(), Error> {
    let clock = Clock::manual("2026-01-01T08:00:00Z".parse()?);
    let server = SuiteApi::builder().clock(clock.clone()).start().await?;
    let client = Client::builder(server.base_url()).build()?;
    stage.title("VCF Operations suite-api: the life of a token, by hand")?;

    let login = UsernamePassword::builder()
        .username(server.username())
        .password(server.password());
    let acquired = client.acquire_token().body_map(|_| login).send().await?;
    let until = acquired.valid_until().ok_or("the validity is no moment")?;
    expect(
        until == clock.now() + Duration::hours(6),
        "a token lives for 6 hours",
    )?;
    stage.step(
        "acquire a token",
        format_args!("{:?}, good until {}", acquired.token, until.format("%H:%M")),
    )?;

    let token = client.with_token(&acquired.token)?;
    let exchanged = exchange(&token).await?;
    stage.step(
        "use it: exchange it for a JWT",
        format_args!(
            "{:?} for {} services",
            exchanged.jwt()?,
            exchanged.services.len()
        ),
    )?;

    clock.advance(Duration::hours(5));
    exchange(&token).await?;
    clock.advance(Duration::hours(5));
    exchange(&token).await?;
    stage.step(
        "use it 5 and 10 hours later",
        "each call gives it 6 hours more",
    )?;

    clock.advance(Duration::hours(7));
    let error = refused(exchange(&token).await, "an expired token")?;
    expect(error.is_unauthorized(), "an expired token is a 401")?;
    stage.step("use it after 7 idle hours", &error)?;

    let login = UsernamePassword::builder()
        .username(server.username())
        .password("wrong");
    let outcome = client.acquire_token().body_map(|_| login).send().await;
    let error = refused(outcome, "a wrong password")?;
    expect(error.is_unauthorized(), "a wrong password is a 401")?;
    expect(
        server.ledger().count("POST", ACQUIRE) == 2,
        "a refused login is not repeated",
    )?;
    stage.step("log in with a wrong password", &error)?;

    server.fail_next(Fault::html_401());
    let error = refused(token.release_token().send().await, "a token, by HTML")?;
    expect(error.is_unauthorized(), "a 401 of HTML is a 401")?;
    stage.step("meet a 401 of HTML", &error)?;

    server.stop().await;
    Ok(())
}

/// The same by a client that looks after its token.
async fn session(stage: &mut Stage<'_>) -> Result<(), Error> {
    let clock = Clock::manual("2026-01-01T08:00:00Z".parse()?);
    let server = SuiteApi::builder().clock(clock.clone()).start().await?;
    let credentials = Credentials::new(server.username(), server.password());
    let ops = Client::builder(server.base_url())
        .credentials(credentials)
        .build()?;
    stage.title("The same with credentials: the token looks after itself")?;
    let logins = || server.ledger().count("POST", ACQUIRE);
    let exchanges = || server.ledger().count("POST", EXCHANGE);

    expect(logins() == 0, "nothing is sent before the first call")?;
    let (first, second) = tokio::join!(exchange(&ops), exchange(&ops));
    first?;
    second?;
    expect(logins() == 1, "two calls at once share one login")?;
    stage.step("make two calls at the same time", "one login for both")?;

    clock.advance(Duration::hours(7));
    exchange(&ops).await?;
    expect(
        logins() == 2 && exchanges() == 4,
        "a 401 is one login and one repetition",
    )?;
    stage.step(
        "call after 7 idle hours",
        "401, one more login, and the answer",
    )?;

    server.fail_next_on("POST", EXCHANGE, Fault::too_many_requests(Some("0")));
    exchange(&ops).await?;
    expect(exchanges() == 6, "a 429 is repeated")?;
    stage.step(
        "meet a server that is busy (429)",
        "the call is repeated, and answered",
    )?;

    server.fail_next_on("POST", EXCHANGE, Fault::close_connection());
    let error = refused(exchange(&ops).await, "a POST that may have arrived")?;
    expect(
        exchanges() == 7,
        "a POST that may have arrived is not repeated",
    )?;
    stage.step("lose the connection in the middle of a POST", &error)?;

    server.fail_next_on("POST", EXCHANGE, Fault::login_page());
    let error = refused(exchange(&ops).await, "HTML")?;
    stage.step("meet a login page where JSON should be", &error)?;

    ops.release().await?;
    expect(
        server.active_tokens() == 0,
        "no token is left on the server",
    )?;
    stage.step("release the token", "none is left on the server")?;

    server.stop().await;
    Ok(())
}

/// A client with a wrong password, which would lock the account.
async fn refused_logins(stage: &mut Stage<'_>) -> Result<(), Error> {
    let server = SuiteApi::builder().start().await?;
    let logins = || server.ledger().count("POST", ACQUIRE);
    let ops = Client::builder(server.base_url())
        .credentials(Credentials::new(server.username(), "wrong"))
        .build()?;
    stage.title("A wrong password: it is sent once, and locks no account")?;

    let error = refused(exchange(&ops).await, "a wrong password")?;
    stage.step("make a call", &error)?;

    for _ in 0..20 {
        let error = refused(exchange(&ops).await, "a wrong password")?;
        expect(error.is_unauthorized(), "each call says why it fails")?;
    }
    expect(logins() == 1, "the password is not sent again")?;
    stage.step("make 20 more calls", "the same error, and no login")?;

    ops.set_credentials(Credentials::new(server.username(), server.password()));
    exchange(&ops).await?;
    expect(logins() == 2, "other credentials are tried at once")?;
    stage.step(
        "correct the password, and call",
        "one login, and the answer",
    )?;

    server.fail_next_on("POST", ACQUIRE, Fault::starting_up());
    ops.release().await?;
    exchange(&ops).await?;
    expect(
        logins() == 4,
        "a login that failed for a moment is repeated",
    )?;
    stage.step(
        "log in to a server that starts (503)",
        "the login is repeated, and the call is made once",
    )?;

    server.stop().await;
    Ok(())
}

/// An appliance as it ships: its certificate is signed by itself.
async fn appliance(stage: &mut Stage<'_>) -> Result<(), Error> {
    let certificate = Certificate::self_signed_ca_flagged(&["localhost"]);
    let fingerprint = certificate.fingerprint_sha256();
    let server = SuiteApi::builder().tls(certificate).start().await?;
    let credentials = || Credentials::new(server.username(), server.password());
    stage.title("An appliance with a self-signed certificate")?;

    let ops = Client::builder(server.base_url())
        .credentials(credentials())
        .build()?;
    let error = refused(
        exchange(&ops).await,
        "a certificate that nobody vouches for",
    )?;
    expect(
        error.is_tls(),
        "an untrusted certificate is an error of TLS",
    )?;
    expect(
        server.ledger().requests().is_empty(),
        "no password was sent",
    )?;
    stage.step("connect without knowing it", &error)?;

    let ops = Client::builder(server.base_url())
        .credentials(credentials())
        .pin_certificate_sha256(&fingerprint)
        .build()?;
    exchange(&ops).await?;
    ops.release().await?;
    let shown = fingerprint.get(..16).unwrap_or_default();
    stage.step(
        "pin its certificate",
        format_args!("SHA-256 {shown}…: trusted, and no other"),
    )?;

    server.stop().await;
    Ok(())
}

async fn exchange(client: &Client) -> Result<TokenExchangeResponse, ClientError> {
    let services = TokenExchangeRequest::builder()
        .service_keys(["ops-li", "ops-ni"].map(str::to_owned).to_vec());
    let call = client.exchange_ops_token_with_jwt_token();
    let exchanged = call
        .include_service_details(true)
        .body_map(|_| services)
        .send()
        .await?;
    Ok(exchanged.into_inner())
}
