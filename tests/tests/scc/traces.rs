//! What a program sees of a list by `tracing`.

use contract_tests::trace_recorder::TraceRecorder;

use super::support::server_and_client;

#[tokio::test]
async fn each_page_of_a_list_is_a_call_of_its_own() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (_scc, client) = server_and_client().await;
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
