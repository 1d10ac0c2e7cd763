//! What webhooks send is decoded by their names.

use cases::webhooks::{UnknownWebhook, Webhook};

fn decode(name: &str, body: &str) -> Webhook {
    Webhook::decode(name, body.as_bytes()).expect("JSON")
}

#[track_caller]
fn unknown(name: &str, body: &str) -> UnknownWebhook {
    match decode(name, body) {
        Webhook::Unknown(unknown) => unknown,
        known => panic!("{known:?}"),
    }
}

#[test]
fn each_webhook_is_decoded_as_the_type_of_its_schema() {
    match decode("thing.made", r#"{"name": "a", "more": 1}"#) {
        Webhook::ThingMade(thing) => assert_eq!(thing.name, "a"),
        other => panic!("{other:?}"),
    }
    // What is read-only is read, a value that the document lacks is kept, and a
    // secret is not shown.
    let body = r#"{"id": 7, "state": "lost", "token": "hunter2"}"#;
    match decode("thing-made", body) {
        Webhook::ThingMade2(thing) => {
            assert_eq!((thing.id, thing.state.to_string().as_str()), (7, "lost"));
            assert!(!format!("{thing:?}").contains("hunter2"), "{thing:?}");
        }
        other => panic!("{other:?}"),
    }
    match decode("unknown", r#"["a", "b"]"#) {
        Webhook::Unknown2(names) => assert_eq!(names.0, ["a", "b"]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_document_does_not_describe_keeps_its_body() {
    for name in ["thing.gone", "ping", "Thing.Made"] {
        let found = unknown(name, r#"{"a": 1}"#);
        assert_eq!((found.name(), found.body()), (name, &br#"{"a": 1}"#[..]));
        assert!(found.error().is_none());
    }
}

#[test]
fn a_body_that_is_not_of_the_schema_keeps_its_bytes_and_says_where() {
    let found = unknown("thing.made", r#"{"name": 1}"#);
    let error = found.error().expect("an error").to_string();
    assert!(error.starts_with("name: "), "{error}");
    assert!(Webhook::decode("thing.made", b"<html>").is_err());
}
