//! What a program sees of its calls by `tracing`, and what it does not.

use contract_tests::secrets::{SECRET, sightings};
use contract_tests::spans::Spans;
use contract_tests::wire::split;
use scc_client::{Client, StatusCode, operations};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Scc};

use super::support::{GROUP, builder, call, call_well, client, server};

/// A client whose token is the planted secret, which the server takes.
fn planted(scc: &Scc) -> Client {
    let owner = User::person("planted@example.com").role("ROLE_SUPER_ADMIN");
    scc.add_user(owner.token(SECRET));
    let client = builder(scc).token(SECRET).build();
    client.expect("a client")
}

#[tokio::test]
async fn a_call_of_each_operation_has_one_span_with_its_template_and_its_status() {
    let (spans, _guard) = Spans::of_this_thread();
    let mut looked = 0;
    for &operation in operations::ALL {
        let scc = server().await;
        let success = call_well(&scc, &client(&scc), operation.id()).await;
        let status = success.expect("a success").status;
        looked += 1;
        let calls = spans.calls();
        assert_eq!(calls.len(), looked);
        let call = calls.last().expect("a call");
        let (method, path) = (operation.method().as_str(), operation.path());
        let name = format!("{method} {path}");
        assert_eq!(call.field("otel.name"), Some(&*name));
        assert_eq!(call.field("otel.kind"), Some("client"));
        assert_eq!(call.field("http.request.method"), Some(method));
        assert_eq!(call.field("url.template"), Some(path));
        let shown = call.field("http.response.status_code");
        assert_eq!(shown, Some(status.as_str()), "{name}");
        let base_url = scc.base_url();
        let (authority, _) = split(&base_url);
        let server = authority.rsplit_once(':');
        let (address, port) = (call.field("server.address"), call.field("server.port"));
        assert_eq!(address.zip(port), server);
        assert_eq!(call.fields.len(), 7, "{:?}", call.fields);
        assert!(call.is_closed && call.events.iter().all(|event| event.level != "WARN"));
    }
    assert_eq!(looked, 13);
}

#[tokio::test]
async fn each_page_of_a_list_is_a_call_of_its_own() {
    let (spans, _guard) = Spans::of_this_thread();
    let scc = server().await;
    let client = client(&scc);
    let items = client.get_users().limit("2").items();
    let users: Vec<_> = items.try_collect().await.expect("all");
    assert_eq!(users.len(), 4);
    let calls = spans.calls();
    assert_eq!(calls.len(), 2);
    for call in calls {
        assert_eq!(call.field("otel.name"), Some("GET /v1/users"));
        assert!(call.is_closed);
    }
}

#[tokio::test]
async fn nothing_that_is_seen_shows_the_token_an_id_a_query_or_a_body() {
    let (spans, _guard) = Spans::of_this_thread();
    let secret = |status: u16| {
        let status = StatusCode::from_u16(status).expect("a status");
        Fault::answer(status)
            .header("content-type", &format!("text/{SECRET}"))
            .header("www-authenticate", SECRET)
            .header("location", &format!("/{SECRET}"))
            .header("x-request-id", SECRET)
            .body(format!(
                "{{\"name\":\"{SECRET}\",\"apiToken\":\"{SECRET}\",\"errorMsg\":\"{SECRET}\"}}"
            ))
    };
    let faults = [
        secret(200),
        secret(307),
        secret(400),
        secret(401),
        secret(404),
        secret(429).header("retry-after", "0"),
        secret(500),
        Fault::close_connection(),
        Fault::short_body().body(SECRET),
        Fault::garbage().body(format!("HTTP/1.1 {SECRET}\r\n{SECRET}\r\n\r\n")),
    ];
    let mut looked = 0;
    let mut values = vec![GROUP.to_string()];
    for &operation in operations::ALL {
        let scc = server().await;
        let client = planted(&scc);
        for fault in &faults {
            scc.fail_next(fault.clone());
            // What comes of it does not matter here.
            let _ = call(
                &client.with_retry(scc_client::Retry::none()),
                operation.id(),
            )
            .await;
            looked += 1;
        }
        call_well(&scc, &client, operation.id())
            .await
            .expect("a success");
        let sent = scc.ledger().requests();
        assert_eq!(sent.len(), 1 + faults.len());
        let authorized = |request: &scc_suite_api_simulator::RecordedRequest| {
            let header = request.header("authorization").unwrap_or_default();
            header.contains(SECRET)
        };
        assert!(sent.iter().all(authorized), "it is there");
        values.push(scc.api_only_user_uid().to_string());
        values.push(scc.human_user_uid().to_string());
        values.push(scc.admin_token().to_owned());
    }
    let scc = server().await;
    let client = planted(&scc);
    let found = client.get_users().q(format!("name:\"{SECRET}\"")).items();
    let found: Vec<_> = found.try_collect().await.expect("none");
    assert!(found.is_empty());

    assert_eq!(looked, 13 * 10);
    assert_eq!(spans.calls().len(), looked + 13 + 1);
    let text = spans.text();
    assert_eq!(sightings(&text), 0, "a secret is shown");
    let of_bodies = ["newcomer@example.com", "auditors-7", "Once a year"];
    let shown = values.iter().map(String::as_str).chain(of_bodies);
    assert_eq!(shown.filter(|value| text.contains(value)).count(), 0);
}
