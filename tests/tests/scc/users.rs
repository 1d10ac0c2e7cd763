//! The names of API-only users.

use scc_client::Client;
use scc_client::types::UserPage;
use scc_suite_api_simulator::Scc;

use super::support::client;

async fn find(client: &Client, q: &str) -> UserPage {
    let page = client.get_users().q(q).send().await;
    page.expect("a page").into_inner()
}

#[tokio::test]
async fn the_name_of_a_program_gets_the_tenant_s_by_which_it_is_found() {
    let scc = Scc::builder().tenant("acme").start().await;
    let scc = scc.expect("a free port");
    let client = client(&scc);
    let call = client.create_user().body_map(|body| {
        let body = body.name("nightly").api_only_user(true);
        body.role("ROLE_ADMIN".to_owned())
    });
    let created = call.send().await.expect("a user");
    assert_eq!(created.name.as_deref(), Some("nightly@acme"));
    assert_eq!(created.api_only_user, Some(true));
    let found = find(&client, "name:nightly@acme").await;
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].uid, created.uid);
    let programs = find(&client, "apiOnlyUser:true AND roles:ROLE_ADMIN").await;
    assert_eq!(programs.items.len(), 1);
    assert_eq!(programs.items[0].name, created.name);
}
