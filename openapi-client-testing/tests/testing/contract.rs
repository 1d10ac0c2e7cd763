//! The contract tests find what a client does wrong.

use openapi_client_core::ErrorKind;
use openapi_client_testing::RequestValues;
use openapi_client_testing::contract::{
    Call, Calls, Checked, Outcome, Read, documented_answers, requests, undocumented_answers,
};
use reqwest::{Method, Response};
use serde_json::Value;

use super::support::{document, request};

/// What a client does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    ForgetsTheParts,
    SendsTheId,
    AddsAMember,
    Repeats,
    LosesTheBody,
    ReadsAnotherAge,
    LosesTheStatus,
}

/// A client by hand.
struct Client {
    base_url: String,
    wrong: Wrong,
}

impl Client {
    async fn outcome(&self, answer: Response) -> Outcome {
        let status = answer.status().as_u16();
        let bytes = answer.bytes().await.expect("a body").to_vec();
        if status / 100 == 2 {
            let mut value: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            if self.wrong == Wrong::ReadsAnotherAge && value["age"].is_i64() {
                value["age"] = 7.into();
            }
            let read = Read::Json(value);
            return Outcome::Success { status, read };
        }
        let (status, body) = match self.wrong {
            Wrong::LosesTheBody => (status, Vec::new()),
            Wrong::LosesTheStatus => (500, bytes),
            _ => (status, bytes),
        };
        Outcome::Failure {
            kind: ErrorKind::Status,
            status: Some(status),
            is_documented: serde_json::from_slice::<Value>(&body).is_ok(),
            body,
            message: "it failed".to_owned(),
        }
    }

    async fn get_user(&self, values: &RequestValues) -> Outcome {
        let id: String = values.value("path", "id").expect("an id");
        let parts: Vec<String> = values.value("query", "parts").unwrap_or_default();
        let parts = match self.wrong {
            Wrong::ForgetsTheParts => Vec::new(),
            _ => parts,
        };
        let query: Vec<String> = parts.iter().map(|part| format!("parts={part}")).collect();
        let path = format!("/users/{id}?{}", query.join("&"));
        let send = || request(&self.base_url, Method::GET, &path).send();
        if self.wrong == Wrong::Repeats {
            send().await.expect("an answer");
        }
        self.outcome(send().await.expect("an answer")).await
    }

    async fn add_user(&self, values: &RequestValues) -> Outcome {
        let mut body = values.body().expect("a body").clone();
        match self.wrong {
            Wrong::SendsTheId => body["id"] = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11".into(),
            Wrong::AddsAMember => body["more"] = 1.into(),
            _ => {}
        }
        let request = request(&self.base_url, Method::POST, "/users").json(&body);
        self.outcome(request.send().await.expect("an answer")).await
    }
}

/// What the three tests find.
async fn checked(wrong: Wrong) -> [Checked; 3] {
    let document: &'static str = document().to_string().leak();
    // A function takes no more than the address.
    macro_rules! client {
        ($($wrong:ident)*) => {
            match wrong {
                $(Wrong::$wrong => |base_url: &str| Client {
                    base_url: base_url.to_owned(),
                    wrong: Wrong::$wrong,
                },)*
            }
        };
    }
    let calls = Calls::<Client> {
        document,
        client: client!(Nothing ForgetsTheParts SendsTheId AddsAMember Repeats LosesTheBody
            ReadsAnotherAge LosesTheStatus),
        calls: vec![
            Call {
                id: "getUser",
                send: |client, values| Box::pin(client.get_user(values)),
            },
            Call {
                id: "addUser",
                send: |client, values| Box::pin(client.add_user(values)),
            },
        ],
    };
    [
        requests(&calls).await,
        documented_answers(&calls).await,
        undocumented_answers(&calls).await,
    ]
}

#[tokio::test]
async fn a_right_client_has_no_problem() {
    let [sent, answered, kept] = checked(Wrong::Nothing).await;
    // Each is asked four times; the documented answers are two of each.
    assert_eq!((sent.operations, sent.requests), (2, 8));
    assert_eq!((answered.operations, answered.requests), (2, 4 * 3));
    assert_eq!((kept.operations, kept.requests), (2, 2));
    for checked in [sent, answered, kept] {
        checked.assert();
    }
}

#[tokio::test]
async fn each_wrong_client_is_found() {
    for (wrong, test, problem) in [
        (
            Wrong::ForgetsTheParts,
            0,
            "getUser: Most: the query `parts` did not arrive",
        ),
        (
            Wrong::SendsTheId,
            0,
            "addUser: POST /mock/users: the body: /id: ",
        ),
        (
            Wrong::AddsAMember,
            0,
            "addUser: Least: the body /more: is there, and was not given",
        ),
        (Wrong::Repeats, 0, "getUser: 2 requests were sent"),
        (
            Wrong::LosesTheBody,
            1,
            "getUser: 404 Most: the body is lost",
        ),
        (
            Wrong::ReadsAnotherAge,
            1,
            "getUser: 200 Most: /age: is another value",
        ),
        (Wrong::LosesTheStatus, 1, "getUser: 404 Most: another error"),
        (Wrong::LosesTheBody, 2, "getUser: 418 is not kept"),
        (Wrong::LosesTheStatus, 2, "addUser: 418 is not kept"),
    ] {
        let checked = &checked(wrong).await[test];
        let mut problems = checked.problems.iter();
        assert!(
            problems.any(|found| found.starts_with(problem)),
            "{wrong:?}: {:#?}",
            checked.problems
        );
    }
}
