//! An API-only user of Security Cloud Control, from its name to the end of its
//! token; the example `api_only_user` of the client is the same for any server.

use scc_client::types::UserCreateOrUpdateInput;
use scc_client::{Client, Secret};
use scc_suite_api_simulator::Scc;
use uuid::Uuid;

use super::stage::{Stage, expect, refused};
use crate::Error;

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    let server = Scc::builder().start().await?;
    let admin = Client::builder(server.base_url())
        .token(server.admin_token())
        .build()?;
    stage.title("Security Cloud Control: an API-only user and its tokens")?;

    let mut users = admin.get_users().limit("1").items();
    let mut names = Vec::new();
    while let Some(user) = users.next().await {
        names.push(user?.name.ok_or("a user without a name")?);
    }
    let pages = server.ledger().count("GET", "/v1/users");
    expect(pages == names.len(), "each page has one user")?;
    let outcome = format!("{} users on {pages} pages", names.len());
    stage.step("walk through the users, one on a page", outcome)?;

    let robot = UserCreateOrUpdateInput::builder()
        .name("robot")
        .api_only_user(true)
        .role("ROLE_READ_ONLY".to_owned());
    let robot = admin.create_user().body_map(|_| robot).send().await?;
    let uid = robot.uid.ok_or("a user without a uid")?;
    let name = robot.name.as_deref().unwrap_or_default();
    expect(
        name == "robot@simulator",
        "the server puts the tenant behind the name",
    )?;
    stage.step("create a user for a program", name)?;

    let first = generate(&admin, uid).await?;
    let info = admin.with_token(&first)?.get_token().send().await?;
    expect(info.uid == Some(uid), "the token is that of the user")?;
    let end = match info.expires_at {
        Some(moment) => format!("good until {moment}"),
        None => "without an end".to_owned(),
    };
    stage.step("generate its token and check it", end)?;

    let second = generate(&admin, uid).await?;
    expect(first != second, "a new token is another")?;
    admin.with_token(&second)?.get_token().send().await?;
    stage.step("rotate it", format_args!("{second:?} works"))?;

    admin.revoke_api_token().api_user_uid(uid).send().await?;
    let mut errors = Vec::new();
    for token in [&first, &second] {
        let outcome = admin.with_token(token)?.get_token().send().await;
        errors.push(refused(outcome, "a revoked token")?);
    }
    expect(
        errors.iter().all(|error| error.is_unauthorized()),
        "a revoked token is a 401",
    )?;
    stage.step("revoke it", errors.swap_remove(0))?;

    server.stop().await;
    Ok(())
}

async fn generate(admin: &Client, uid: Uuid) -> Result<Secret, Error> {
    let issued = admin.generate_api_token().api_user_uid(uid).send().await?;
    let token = issued.into_inner().api_token;
    token.ok_or_else(|| "the server showed no token".into())
}
