//! Numbers keep their digits, and a great one does not lose the rest.

use cases::choices_in_choices::types as choices;
use cases::whole_numbers::{Client, types};
use openapi_client_core::{Nullable, decode};
use serde_json::json;

use crate::support::Server;

#[tokio::test]
async fn an_integer_without_a_format_takes_all_of_64_bits_and_more() {
    for (text, expected) in [
        ("18446744073709551615", i128::from(u64::MAX)),
        ("-9223372036854775808", i128::from(i64::MIN)),
        ("18446744073709551617", i128::from(u64::MAX) + 2),
        ("1e3", 1000),
        ("-1.0", -1),
    ] {
        let body = format!(
            r#"{{"whole": {text}, "many": [{text}], "map": {{"a": {text}}}, "may": {text},
                "alias": {text}, "narrow": 5.0, "listed": 2}}"#
        );
        let server = Server::answering(200, "application/json", body).await;
        let client = Client::builder(server.origin()).build().expect("a client");
        let call = client.numbers().id(7).limit(5).at([1_i128 << 70, -1]);
        let read = call.x_count(9_u64).send().await.expect("an answer");
        assert_eq!(read.whole, expected);
        assert_eq!(read.many, Some(vec![expected]));
        assert_eq!(read.map.as_ref().map(|map| map["a"]), Some(expected));
        assert_eq!(read.may, Nullable::Value(expected));
        assert_eq!(read.alias.as_ref().map(|alias| alias.0), Some(expected));
        assert_eq!((read.narrow, read.listed), (Some(5), Some(2)));
        let request = server.request();
        assert_eq!(request.path, "/numbers/7");
        let query = request.query.expect("a query");
        assert!(query.contains("limit=5") && query.contains("at=1180591620717411303424&at=-1"));
    }
}

#[tokio::test]
async fn an_integer_is_sent_with_all_digits() {
    let server = Server::of_nothing().await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let call = client.set_numbers().id(types::Alias(1));
    let great = i128::from(u64::MAX);
    let call = call.body_map(|body| body.whole(great).five(Some(great)).many(vec![great]));
    call.send().await.expect("an answer");
    let expected = json!({"whole": u64::MAX, "five": u64::MAX, "many": [u64::MAX]});
    assert_eq!(server.body(), expected);
}

#[test]
fn a_member_that_is_not_listed_keeps_its_digits() {
    let body = br#"{"whole": 1, "other": {"count": 18446744073709551615}}"#;
    let read: types::Numbers = decode(body).expect("numbers");
    assert_eq!(read.extra["other"].count, i128::from(u64::MAX));
}

#[test]
fn a_choice_of_numbers_keeps_every_digit() {
    for (text, is_integer) in [
        ("9007199254740993", true),
        ("-9007199254740993", true),
        ("18446744073709551615", true),
        ("5", true),
        ("5.5", false),
        ("1e300", false),
    ] {
        let body = format!(r#"{{"number":{text}}}"#);
        let read: choices::T = decode(body.as_bytes()).expect("a value");
        let number = read.number.as_ref().expect("a number");
        let found = matches!(number, choices::TNumber::Integer(_));
        assert_eq!(found, is_integer, "{text}");
        let written = serde_json::to_string(number).expect("JSON");
        assert_eq!(written.replace("e+", "e"), text);
    }
}
