//! The types that hold secrets, and their builders.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use serde_json::{Value, json};
use suite_api_client::{Secret, types};

#[test]
fn the_secrets_of_the_document_are_these() {
    let mut places = Document::of("suite-api").secrets();
    places.sort_unstable();
    let expected = [
        "TokenExchangeResponse/properties/jwtToken",
        "auth-token/properties/token",
        "name-value/properties/value",
        "password-change/properties/currentPassword",
        "password-change/properties/newPassword",
        "user/properties/password",
        "username-password/properties/password",
    ];
    assert_eq!(
        places,
        expected.map(|at| format!("/components/schemas/{at}"))
    );
}

#[test]
fn a_secret_of_a_type_can_be_taken_out() {
    let read = |json: Value| json.to_string();
    let exchanged: types::TokenExchangeResponse =
        serde_json::from_str(&read(json!({ "jwtToken": SECRET }))).expect("an answer");
    assert_debug_hides("a JWT", &exchanged.jwt());
    assert_eq!(exchanged.jwt().expect("a JWT").expose(), SECRET);
    let pair = json!({ "name": "password", "value": SECRET });
    let pair: types::NameValue = serde_json::from_str(&read(pair)).expect("a pair");
    assert_eq!(pair.value.expose(), SECRET);
    let user = json!({ "username": "a", "password": SECRET });
    let user: types::User = serde_json::from_str(&read(user)).expect("a user");
    assert_eq!(user.password.as_ref().map(Secret::expose), Some(SECRET));
}

#[test]
fn a_conversion_that_fails_hides_the_secrets_that_are_there() {
    let login = types::UsernamePassword::builder().password(SECRET);
    let error = types::UsernamePassword::try_from(login).expect_err("no username");
    assert_error_hides("a conversion", &error);
    let change = types::PasswordChange::builder().new_password(SECRET);
    let error = types::PasswordChange::try_from(change).expect_err("no password");
    assert_error_hides("a conversion", &error);
    let user = types::User::builder().password(Secret::from(SECRET));
    let error = types::User::try_from(user).expect_err("no username");
    assert_error_hides("a conversion", &error);
    let pair = types::NameValue::builder().value(SECRET);
    let error = types::NameValue::try_from(pair).expect_err("no name");
    assert_error_hides("a conversion", &error);
}
