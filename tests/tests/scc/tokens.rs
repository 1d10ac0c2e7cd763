//! The life of tokens, from the first to the last call.

use scc_client::types::{CommonApiErrorErrorCode, UserRole};
use scc_client::{ApiError, Client, Error, ResponseValue, types};
use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::User;
use uuid::Uuid;

use super::support::{call_well, client, ids, server};

async fn generate(client: &Client, uid: Uuid) -> Result<ResponseValue<types::ApiTokenInfo>, Error> {
    client.generate_api_token().api_user_uid(uid).send().await
}

/// A client with a new token of this user, which the admin makes.
async fn client_of(scc: &Scc, uid: Uuid) -> Client {
    let admin = client(scc);
    let issued = generate(&admin, uid).await.expect("a token").into_inner();
    let token = issued.api_token.expect("a token");
    assert_eq!(token.expose().split('.').count(), 3, "it looks like a JWT");
    admin.with_token(token).expect("a client")
}

#[tokio::test]
async fn a_generated_token_works_and_does_not_expire() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let automation = client_of(&scc, uid).await;
    scc.clock().advance(chrono::Duration::days(10_000));
    let issued = generate(&automation, uid).await.expect("a token");
    assert_eq!(issued.status(), 201);
    assert_eq!(scc.active_tokens(), 4, "two were there, two are new");
    assert_eq!(scc.ledger().requests().len(), 2);
}

#[tokio::test]
async fn a_revoked_token_is_refused_and_others_live_on() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let admin = client(&scc);
    let issued = generate(&admin, uid).await.expect("a token").into_inner();
    let token = issued.api_token.expect("a token");
    let automation = admin.with_token(&token).expect("a client");
    assert!(scc.revoke_token(token.expose()));

    let error = generate(&automation, uid).await.expect_err("revoked");
    assert!(error.is_unauthorized());
    assert_eq!(error.code().as_deref(), Some("invalid_token"));
    let Some(ApiError::AuthenticationError(body)) = error.api_error() else {
        panic!("no AuthenticationError: {error:?}");
    };
    assert_eq!(body.error_description.as_deref(), error.message());
    generate(&admin, uid)
        .await
        .expect("the admin's token is alive");
    assert_eq!(scc.ledger().requests().len(), 3);

    scc.revoke_all_tokens();
    let error = generate(&admin, uid).await.expect_err("revoked");
    assert!(error.is_unauthorized());
    assert_eq!(scc.ledger().requests().len(), 4, "and no call is repeated");
}

#[tokio::test]
async fn a_new_token_may_end_the_old_one() {
    let builder = Scc::builder().one_token_per_user();
    let scc = builder.start().await.expect("a free port");
    let uid = scc.api_only_user_uid();
    let first = client_of(&scc, uid).await;
    let second = client_of(&scc, uid).await;
    let error = generate(&first, uid).await.expect_err("replaced");
    assert!(error.is_unauthorized());
    generate(&second, uid).await.expect("a token");
}

#[tokio::test]
async fn a_token_says_whose_it_is_and_that_it_does_not_expire() {
    let scc = server().await;
    let admin = client(&scc);
    let of_admin = admin.get_token().send().await.expect("whose it is");
    assert_eq!(of_admin.uid, Some(scc.admin_uid()));
    assert_eq!(of_admin.name.as_deref(), Some("admin@example.com"));
    assert_eq!(of_admin.roles, [UserRole::RoleSuperAdmin]);
    assert_eq!(of_admin.tenant_uid, Some(scc.tenant_uid()));
    assert_eq!(of_admin.expires_at, None);

    let program = client_of(&scc, scc.api_only_user_uid()).await;
    let of_program = program.get_token().send().await.expect("whose it is");
    assert_eq!(of_program.uid, Some(scc.api_only_user_uid()));
    assert_eq!(of_program.name.as_deref(), Some("automation@simulator"));
    let user = admin.get_user().user_uid(scc.api_only_user_uid());
    let user = user.send().await.expect("a user");
    assert_eq!((user.uid, &user.name), (of_program.uid, &of_program.name));
    assert_eq!(user.roles, of_program.roles);
}

#[tokio::test]
async fn a_token_that_revokes_itself_is_refused_from_then_on_by_every_operation() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let (program, other) = (client_of(&scc, uid).await, client_of(&scc, uid).await);
    scc.ledger().clear();
    let revoked = program.revoke_token().send().await.expect("revoked");
    assert_eq!(revoked.status(), 200);
    for id in ids() {
        let error = call_well(&scc, &program, id).await.expect_err(id);
        assert!(error.is_unauthorized(), "{id}: {error}");
        assert_eq!(error.code().as_deref(), Some("invalid_token"), "{id}");
    }
    assert_eq!(scc.ledger().requests().len(), 1 + 13, "none is repeated");
    // It ends itself alone, and neither the user nor the user's other token.
    other.get_token().send().await.expect("whose it is");
    client(&scc).get_token().send().await.expect("whose it is");
}

#[tokio::test]
async fn all_tokens_of_a_program_end_when_they_are_revoked_or_the_program_is_removed() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let admin = client(&scc);
    let programs = [client_of(&scc, uid).await, client_of(&scc, uid).await];
    let revoked = admin.revoke_api_token().api_user_uid(uid).send().await;
    let revoked = revoked.expect("revoked");
    assert_eq!(revoked.status(), 201);
    assert_eq!(revoked.status.as_deref(), Some("OK"));
    for program in programs {
        let error = program.get_token().send().await.expect_err("revoked");
        assert!(error.is_unauthorized());
    }
    let program = client_of(&scc, uid).await;
    let removed = admin.delete_user().user_uid(uid).send().await;
    removed.expect("removed");
    let error = program.get_token().send().await.expect_err("removed");
    assert!(error.is_unauthorized());
    assert_eq!(scc.active_tokens(), 2, "those that were there");
}

#[tokio::test]
async fn a_token_without_the_right_is_refused_but_not_dead() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let reader = client(&scc)
        .with_token(scc.read_only_token())
        .expect("a client");
    for _ in 0..2 {
        let error = generate(&reader, uid).await.expect_err("no right");
        assert!(error.is_forbidden());
        assert!(!error.is_unauthorized());
        assert_eq!(error.code().as_deref(), Some("FORBIDDEN"));
    }
    assert_eq!(scc.ledger().requests().len(), 2);
}

#[tokio::test]
async fn only_a_user_for_automation_gets_a_token() {
    let scc = server().await;
    for uid in [scc.human_user_uid(), scc.admin_uid(), Uuid::new_v4()] {
        let error = generate(&client(&scc), uid)
            .await
            .expect_err("no such user");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
        let Some(ApiError::CommonApiError(body)) = error.api_error() else {
            panic!("no CommonApiError: {error:?}");
        };
        assert!(matches!(
            body.error_code,
            Some(CommonApiErrorErrorCode::InvalidInput | CommonApiErrorErrorCode::NotFound)
        ));
    }
    assert_eq!(scc.active_tokens(), 2, "none was made");
    let user = User::api_only("nightly").role("ROLE_ADMIN");
    let uid = Uuid::new_v4();
    scc.add_user(user.uid(uid));
    client_of(&scc, uid).await;
    assert_eq!(scc.active_tokens(), 3);
}
