//! A documented error is typed by its status, and whatever else a server sends
//! is kept.

use contract_tests::document::OwnDocument;
use std::collections::BTreeSet;

use contract_tests::described::{Described, DescribedErrors};
use contract_tests::failures::{
    Case, REDIRECTS, assert_one_sentence, false_successes, properties_of, redirect, refusals,
};
use contract_tests::samples::{combinations, sample};
use contract_tests::wire::RawServer;
use openapi_client_core::{
    ErrorBody, ErrorKind, Operation, Retry, SHOWN_MESSAGE_CHARS, StatusCode, StatusPattern,
};
use scc_suite_api_simulator::{Fault, ServiceFaults};

use super::{Clients, Mock, TOKEN, all_operations, build, call, client, document};
use super::{answer, builder, example, server};
use crate::api::{Client, Error, OPERATIONS};

/// Up to this many bodies are tried with each operation.
const FEW: usize = 8;

/// The error of a call that is answered like this.
async fn refused(server: &Mock, client: &Client, operation: &Operation, fault: Fault) -> Error {
    server.ledger().clear();
    server.fail_next(fault.header("x-request-id", "r-1"));
    let error = call(client, operation).await.expect_err("no success");
    assert_eq!(server.ledger().requests().len(), 1);
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.request_id(), Some("r-1"));
    assert_one_sentence(&error);
    error
}

/// The same name in the words of documents and of types.
fn name_of_type(schema: &str) -> String {
    schema.replace(['-', '_'], "").to_lowercase()
}

#[test]
fn the_documented_errors_are_those_of_the_document() {
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        let known = operation.documented_errors().iter();
        let known = known.map(|(status, schema)| (*status, schema.map(name_of_type)));
        let expected = documented.documented_errors().into_iter();
        let expected = expected.map(|(status, schema)| (status, schema.map(name_of_type)));
        let (known, expected): (Vec<_>, Vec<_>) = (known.collect(), expected.collect());
        assert_eq!(known, expected, "{}", operation.id());
        looked += 1;
    }
    assert_eq!(looked, OPERATIONS);
}

/// Statuses that are documented like this and by nothing narrower.
fn statuses_of(documented: Described<'_>, pattern: StatusPattern) -> Vec<StatusCode> {
    let statuses = match pattern {
        StatusPattern::Code(code) => vec![code],
        StatusPattern::Range(hundreds) => vec![hundreds * 100, hundreds * 100 + 22],
        _ => vec![418, 599],
    };
    let response = |status| documented.response(status).map(std::ptr::from_ref);
    let answers = documented.answers();
    let own = answers.iter().find(|(known, _)| *known == pattern);
    let own = own.map(|(_, response)| std::ptr::from_ref(*response));
    let statuses = statuses
        .into_iter()
        .filter(|status| response(*status) == own);
    let statuses = statuses.map(|status| StatusCode::from_u16(status).expect("a status"));
    statuses.collect()
}

#[tokio::test]
async fn every_documented_error_is_typed_by_its_status_and_kept() {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let mut looked = BTreeSet::new();
    for (operation, documented) in all_operations() {
        for (pattern, _) in documented.documented_errors() {
            for status in statuses_of(documented, pattern) {
                let schema = documented.response_schema(status.as_u16());
                let body = schema.map(|schema| sample(document(), schema).to_string());
                let body = body.unwrap_or_default();
                let fault = answer(status.as_u16(), body.clone());
                let fault = fault.header("content-type", "application/json");
                let error = refused(&server, &client, operation, fault).await;
                assert_eq!(error.status(), Some(status));
                assert_eq!(error.body(), Some(body.as_bytes()));
                let typed = error.api_error().map(ErrorBody::schema);
                assert_eq!(typed, operation.error_schema(status), "{status}");
                assert_eq!(typed.is_some(), schema.is_some(), "{status}");
                assert!(!properties_of(&error).has_source);
                assert_eq!(error.is_unauthorized(), status == 401);

                let untyped = [Fault::empty(status), Fault::xml_error(status)];
                for (fault, part) in untyped.into_iter().zip(["", "<ops:error "]) {
                    let error = refused(&server, &client, operation, fault).await;
                    assert_eq!(error.status(), Some(status));
                    let body = error.body_text().expect("an answer");
                    assert!(body.contains(part), "{body}");
                    assert_eq!(body.is_empty(), part.is_empty());
                    assert!(error.api_error().is_none(), "{status}");
                    assert_eq!((error.code(), error.message()), (None, None));
                }
            }
            looked.insert((operation.id(), format!("{pattern:?}")));
        }
    }
    let all = all_operations().map(|(operation, _)| operation.documented_errors().len());
    assert_eq!(looked.len(), all.sum::<usize>());
}

/// Whether a body of the operation's errors has a message, and the member with it.
fn message_of(schema: &str) -> Option<&'static str> {
    let properties = document().schemas()[schema]["properties"].as_object();
    let mut properties = properties.into_iter().flatten();
    let role = |property: &serde_json::Value| property["x-error-role"] == "message";
    let (name, _) = properties.find(|(_, property)| role(property))?;
    Some(name)
}

/// Whether a documented error of the API has one.
fn has_messages() -> bool {
    let mut all = all_operations().flat_map(|(_, documented)| documented.documented_errors());
    all.any(|(_, schema)| schema.and_then(message_of).is_some())
}

#[tokio::test]
async fn the_message_is_shown_unless_the_operation_sends_secrets() {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        for (pattern, schema) in documented.documented_errors() {
            let Some((schema, name)) = schema.and_then(|name| Some((name, message_of(name)?)))
            else {
                continue;
            };
            let status = statuses_of(documented, pattern)[0];
            let mut body = sample(document(), &document().schemas()[schema]);
            let message = format!("Ü \"b\"\r\nset-cookie: a\u{1b}[31m of {TOKEN}.");
            body[name] = message.clone().into();
            let fault = answer(status.as_u16(), body.to_string());
            let error = refused(&server, &client, operation, fault).await;
            assert_eq!(error.message(), Some(&*message));
            looked += 1;
            let sent = server.ledger().requests()[0].clone();
            let mut values = sent.headers.values();
            if !values.any(|value| value.as_bytes().ends_with(TOKEN.as_bytes())) {
                // The call knows nothing of the token.
                continue;
            }
            let text = error.to_string();
            assert!(!text.contains(TOKEN), "{text}");
            assert!(!text.contains(char::is_control), "{text}");
            let expected = r#": "Ü \"b\"\r\nset-cookie: a\u{1b}[31m of [redacted].""#;
            let is_shown = text.ends_with(expected);
            assert_eq!(is_shown, !operation.sends_secrets(), "{text}");
            assert!(!format!("{error:?}").contains("set-cookie"), "{error:?}");
        }
    }
    assert_eq!(looked > 0, has_messages());
}

#[tokio::test]
async fn a_long_message_is_cut() {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        let mut errors = documented.documented_errors().into_iter();
        let known = errors.find_map(|(pattern, schema)| {
            let schema = schema?;
            Some((pattern, schema, message_of(schema)?))
        });
        let Some((pattern, schema, name)) = known else {
            continue;
        };
        let status = statuses_of(documented, pattern)[0];
        let mut body = sample(document(), &document().schemas()[schema]);
        body[name] = "x".repeat(1 << 16).into();
        let fault = answer(status.as_u16(), body.to_string());
        let text = refused(&server, &client, operation, fault)
            .await
            .to_string();
        let message = format!(": \"{}…\"", "x".repeat(SHOWN_MESSAGE_CHARS));
        assert_eq!(
            text.ends_with(&message),
            !operation.sends_secrets(),
            "{text}"
        );
        looked += 1;
    }
    assert_eq!(looked > 0, has_messages());
}

#[tokio::test]
async fn an_error_says_how_long_the_server_asks_to_wait() {
    let (server, now) = (server().await, chrono::Utc::now());
    let client = client(&server).with_retry(Retry::none());
    let date = |format: &str| {
        (now + chrono::Duration::seconds(90))
            .format(format)
            .to_string()
    };
    for (header, expected) in [
        (Some("7".to_owned()), Some(7)),
        (Some("0".to_owned()), Some(0)),
        (Some(date("%a, %d %b %Y %T GMT")), Some(90)),
        (Some(date("%A, %d-%b-%y %T GMT")), Some(90)),
        (Some(date("%a %b %e %T %Y")), Some(90)),
        (Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()), Some(0)),
        (Some("soon".to_owned()), None),
        (None, None),
    ] {
        let server_date = now.format("%a, %d %b %Y %T GMT").to_string();
        let fault = answer(429, "").header("date", &server_date);
        let fault = match &header {
            Some(value) => fault.header("retry-after", value),
            None => fault,
        };
        server.fail_next(fault);
        let error = call(&client, example()).await.expect_err("no success");
        let asked = error.retry_after().map(|asked| asked.as_secs());
        assert_eq!(asked, expected, "{header:?}");
    }
}

/// Whether the document has a schema for an error of the example with this status.
fn is_typed(status: u16) -> bool {
    let status = StatusCode::from_u16(status).expect("a status");
    example().error_schema(status).is_some()
}

/// The deeper cause of the error of a call that is answered like this.
async fn cause(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Option<String> {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let fault = answer(status, body);
    server.fail_next(fault.header("content-type", media_type));
    let error = call(&client, example()).await.expect_err("no success");
    std::error::Error::source(&error).map(ToString::to_string)
}

#[tokio::test]
async fn no_body_and_a_page_of_html_are_no_json_that_ends_too_early() {
    let documented = document().operation(example().id());
    let success = documented.success();
    let reads = documented.response_schema(success).is_some();
    let page = "<!DOCTYPE html><html><body>Not here</body></html>";
    let html = "it is a page of HTML";
    let json = "application/json";
    if let Some(status) = (400..600).find(|status| is_typed(*status)) {
        // The sentence says already that there is no body.
        assert_eq!(cause(status, json, "").await, None);
        let blank = cause(status, json, "\r\n").await;
        assert_eq!(blank.as_deref(), Some("there is no body"));
        let page = cause(status, "text/html;charset=UTF-8", page).await;
        assert_eq!(page.as_deref(), Some(html));
        let ends = cause(status, json, "{").await.expect("a cause");
        assert!(ends.starts_with("it ends unexpectedly (line 1"), "{ends}");
    }
    let page = cause(success, "text/html", page).await;
    assert_eq!(page.as_deref(), Some(html));
    if reads {
        let nothing = cause(success, json, "").await;
        assert_eq!(nothing.as_deref(), Some("there is no body"));
    }
}

#[tokio::test]
async fn a_byte_order_mark_before_json_is_read_of_errors_and_successes() {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let with_mark = |json: &str| format!("\u{feff}{json}");
    for (operation, documented) in all_operations() {
        let success = documented.success();
        if let Some(schema) = documented.response_schema(success) {
            let body = with_mark(&sample(document(), schema).to_string());
            server.fail_next(answer(success, body));
            call(&client, operation).await.expect("a success");
        }
        for (pattern, schema) in documented.documented_errors() {
            let Some(schema) = schema else { continue };
            let status = statuses_of(documented, pattern)[0];
            let body = sample(document(), &document().schemas()[schema]);
            let fault = answer(status.as_u16(), with_mark(&body.to_string()));
            let error = refused(&server, &client, operation, fault).await;
            let typed = error.api_error().map(ErrorBody::schema);
            assert_eq!(typed, operation.error_schema(status), "{status}");
        }
    }
}

#[tokio::test]
async fn every_combination_of_members_makes_a_typed_error() {
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    let mut known = BTreeSet::new();
    for (operation, documented) in all_operations() {
        for (pattern, schema) in documented.documented_errors() {
            let Some(schema) = schema else { continue };
            let status = statuses_of(documented, pattern)[0];
            let mut all = combinations(document(), schema);
            if !known.insert((schema, format!("{pattern:?}"))) {
                all.truncate(FEW);
            }
            for body in all {
                let fault = answer(status.as_u16(), body.to_string());
                let error = refused(&server, &client, operation, fault).await;
                let typed = error.api_error().map(ErrorBody::schema);
                assert_eq!(typed, operation.error_schema(status), "{body}");
            }
        }
    }
}

/// Lets a call of each operation be answered as each of its cases says; a case
/// with a limit needs a client with it.
async fn check_all(cases_of: impl Fn(&'static Operation, Described<'_>) -> Vec<Case>) -> usize {
    let server = server().await;
    let mut clients = Clients::of(&server, TOKEN);
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        for case in cases_of(operation, documented) {
            server.ledger().clear();
            server.fail_next(case.fault.clone());
            let result = call(&clients.for_case(&case), operation).await;
            case.check(operation, &result.expect_err(case.name));
            assert_eq!(server.ledger().requests().len(), 1, "{}", case.name);
            looked += 1;
        }
    }
    looked
}

#[tokio::test]
async fn every_other_refusal_is_kept_with_all_that_was_sent() {
    let looked = check_all(refusals).await;
    let typed = all_operations().map(|(operation, documented)| {
        // What the document says of these is typed.
        let is_404 = operation.error_schema(StatusCode::NOT_FOUND).is_some();
        usize::from(is_404) + usize::from(documented.takes_any_object(429))
    });
    assert_eq!(looked, OPERATIONS * 19 - typed.sum::<usize>());
}

#[tokio::test]
async fn a_success_with_another_body_is_an_error_that_keeps_it() {
    // Where nothing is expected, only a page for people is wrong.
    let has_value =
        |documented: Described<'_>| documented.response_schema(documented.success()).is_some();
    let looked = check_all(|_, documented| {
        let cases = false_successes().into_iter();
        let has_value = has_value(documented);
        let cases = cases.filter(|case| has_value || case.name == "a login page");
        cases.collect()
    });
    let with_value = all_operations().filter(|(_, documented)| has_value(*documented));
    let with_value = with_value.count();
    assert_eq!(looked.await, with_value * 7 + (OPERATIONS - with_value));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_nothing_is_sent_elsewhere() {
    let elsewhere = server().await;
    let base_url = elsewhere.base_url();
    let looked = check_all(|operation, _| {
        let path = operation.path().replace(['{', '}'], "");
        let location = format!("{base_url}{path}");
        REDIRECTS.map(|status| redirect(status, &location)).into()
    });
    assert_eq!(looked.await, OPERATIONS * 5);
    assert_eq!(elsewhere.ledger().connections(), 0);
}

#[tokio::test]
async fn an_id_of_the_request_is_found_under_each_of_its_names() {
    for name in [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-trace-id",
    ] {
        let answer = format!("HTTP/1.1 500 No\r\n{name}: r-7\r\ncontent-length: 0\r\n\r\n");
        let server = RawServer::start(answer).await;
        let client = build(builder(&server.base_url()));
        let error = call(&client, example()).await.expect_err("no success");
        assert_eq!(error.request_id(), Some("r-7"), "{name}");
        assert_eq!(server.requests(), 1);
    }
}
