//! Clients of the whole APIs beside ours, on the simulators. This is compiled with the
//! program of the README, in a package that `whole_apis.rs` makes.

use scc_suite_api_simulator::{Scc, SuiteApi};
use suite_api_client::{Client, Credentials};
use tokio::process::Command;

const ACQUIRE: &str = "/api/auth/token/acquire";
const RELEASE: &str = "/api/auth/token/release";

async fn suite_api() -> SuiteApi {
    SuiteApi::builder().start().await.expect("a server")
}

/// Our client, and one of the whole suite-api with its session.
fn clients(ops: &SuiteApi) -> (Client, vcf_client::Client) {
    let credentials = Credentials::new(ops.username(), ops.password());
    let ours = Client::builder(ops.base_url()).credentials(credentials);
    let ours = ours.build().expect("our client");
    let session = ours.session().expect("a session");
    let whole = vcf_client::Client::builder(ops.base_url()).token_source(session);
    (ours, whole.build().expect("a made client"))
}

/// Both read the same list: of each item what tells it from the others, sorted.
macro_rules! same {
    ($ours:ident, $whole:ident, $operation:ident, |$list:ident| $items:expr, |$item:ident| $key:expr) => {{
        let $list = $ours.$operation().send().await.expect("ours").into_inner();
        let ours = $items.into_iter().map(|$item| $key);
        let mut ours: Vec<String> = ours.collect();
        let $list = $whole.$operation().send().await.expect("made").into_inner();
        let whole = $items.into_iter().map(|$item| $key);
        let mut whole: Vec<String> = whole.collect();
        ours.sort();
        whole.sort();
        assert_eq!(ours, whole, stringify!($operation));
        whole
    }};
}

#[tokio::test]
async fn a_client_of_the_whole_suite_api_reads_what_ours_does_with_its_login() {
    let ops = suite_api().await;
    let (ours, whole) = clients(&ops);
    let users = same!(
        ours,
        whole,
        get_users,
        |list| list.users.expect("users"),
        |user| {
            format!(
                "{:?} {} {:?} {:?}",
                user.id, user.username, user.group_ids, user.enabled
            )
        }
    );
    assert_eq!(users.len(), 4, "{users:?}");
    let groups = same!(
        ours,
        whole,
        get_user_groups,
        |list| list.user_groups,
        |group| {
            format!(
                "{:?} {} {:?} {:?}",
                group.id, group.name, group.user_ids, group.auth_source_id
            )
        }
    );
    assert_eq!(groups.len(), 3, "{groups:?}");
    let roles = same!(ours, whole, get_roles, |list| list.user_roles, |role| {
        format!(
            "{} {:?} {:?}",
            role.name, role.display_name, role.privilege_keys
        )
    });
    assert_eq!(roles.len(), 5, "{roles:?}");

    let ours_is = ours.get_current_user().send().await.expect("ours");
    let is = whole.get_current_user().send().await.expect("made");
    assert_eq!((is.id, &is.username), (ours_is.id, &ours_is.username));
    assert_eq!(is.id, ops.user_id(ops.username()));
    // The document requires it, and no server gives it back.
    assert_eq!(is.password, None);
    let id = ops.user_id("operator").expect("a user");
    let operator = whole.get_user().id(id).send().await.expect("made");
    assert_eq!(operator.username, "operator");

    assert_eq!(ops.ledger().count("POST", ACQUIRE), 1);
    assert_eq!(ops.active_tokens(), 1);
    ops.expire_all_tokens();
    for _ in 0..2 {
        whole.get_roles().send().await.expect("made");
        ours.get_roles().send().await.expect("ours");
    }
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.active_tokens(), 1);
    ours.release().await.expect("released");
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn the_program_of_the_readme_prints_the_latest_metrics_and_logs_out() {
    let ops = suite_api().await;
    for (name, out, err) in [
        (
            "vm-03",
            "vm-03  cpu|usage_average  86.5\nvm-03  mem|usage_average  86.5\n",
            "",
        ),
        ("vm-99", "", "Error: \"no such resource\"\n"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_latest"))
            .arg(name)
            .env("SUITE_API_URL", ops.base_url())
            .env("SUITE_API_PASSWORD", ops.password())
            .output();
        let ended = ended.await.expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("a text");
        assert_eq!(
            (text(ended.stdout), text(ended.stderr)),
            (out.into(), err.into())
        );
        assert_eq!(ended.status.success(), err.is_empty());
    }
    assert_eq!(ops.active_tokens(), 0);
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.ledger().count("POST", RELEASE), 2);
}

/// A token of the API-only user, which is generated with ours.
async fn generate(admin: &scc_client::Client, scc: &Scc) -> String {
    let generate = admin
        .generate_api_token()
        .api_user_uid(scc.api_only_user_uid());
    let issued = generate.send().await.expect("a token").into_inner();
    issued.api_token.expect("a token").expose().to_owned()
}

#[tokio::test]
async fn a_client_of_the_whole_of_scc_reads_what_ours_does_with_a_token_that_is_replaced() {
    let scc = Scc::builder().start().await.expect("a server");
    let admin = scc_client::Client::builder(scc.base_url()).token(scc.admin_token());
    let admin = admin.build().expect("our client");
    let old = generate(&admin, &scc).await;
    let ours = scc_client::Client::builder(scc.base_url()).token(&*old);
    let ours = ours.build().expect("our client");
    let session = ours.session().expect("a session");
    let by_session = scc_made::Client::builder(ours.base_url()).token_source(session);
    let by_session = by_session.build().expect("a made client");
    let by_token = scc_made::Client::builder(scc.base_url()).token(&*old);
    let by_token = by_token.build().expect("a made client");

    let is = by_session.get_token().send().await.expect("made");
    let ours_is = ours.get_token().send().await.expect("ours");
    assert_eq!((is.uid, &is.name), (ours_is.uid, &ours_is.name));
    assert_eq!(is.uid, Some(scc.api_only_user_uid()));

    let new = generate(&admin, &scc).await;
    assert!(scc.revoke_token(&old));
    let refused = by_token.get_token().send().await.expect_err("revoked");
    assert!(refused.is_unauthorized(), "{refused}");
    by_token.set_token(&*new).expect("a token");
    ours.set_token(&*new).expect("a token");
    for made in [&by_token, &by_session] {
        let users = same!(ours, made, get_users, |list| list.items, |user| {
            format!("{:?} {:?} {:?}", user.uid, user.name, user.api_only_user)
        });
        assert!(users.len() > 2, "{users:?}");
    }
}
