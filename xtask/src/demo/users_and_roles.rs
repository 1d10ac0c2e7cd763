//! A user of a directory gets a role of the suite-api; the example
//! `users_and_roles` of the client is the same for any server.

use scc_suite_api_simulator::SuiteApi;
use suite_api_client::types::{RolePermission, User, UserList, UserSearchRequest};
use suite_api_client::{Client, Credentials};

use super::stage::{Stage, expect, refused};
use crate::Error;

const DIRECTORY: &str = "Imported LDAP Server";
const ROLE: &str = "ReadOnly";

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    let server = SuiteApi::builder().start().await?;
    let ops = Client::builder(server.base_url())
        .credentials(Credentials::new(server.username(), server.password()))
        .build()?;
    stage.title("VCF Operations suite-api: users and roles")?;

    let sources = ops.get_auth_sources().send().await?.into_inner().sources;
    let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    stage.step("list the auth sources", names.join(", "))?;

    let directory = sources.iter().find(|source| source.name == DIRECTORY);
    let directory = directory.and_then(|source| source.id);
    let directory = directory.ok_or("the directory has no id")?;
    let everybody = UserSearchRequest::builder().name("*");
    let search = ops.search_users_for_auth_source().id(directory);
    let found = search.body_map(|_| everybody).send().await?.into_inner();
    let found = found.user_search_response;
    let names: Vec<&str> = found.iter().map(|person| person.name.as_str()).collect();
    stage.step("search its people with `*`", names.join(", "))?;

    let bob = found.iter().find(|person| person.name == "bob");
    let bob = bob.ok_or("the directory does not know bob")?;
    let bob: User = User::builder()
        .username(&bob.name)
        .distinguished_name(bob.distinguished_name.clone())
        .try_into()?;
    let bob = UserList::builder().users(vec![bob]);
    let import = ops.import_users().id(directory);
    let imported = import.body_map(|_| bob).send().await?.into_inner().users;
    let Some([bob]) = imported.as_deref() else {
        return Err("expected that one user is imported".into());
    };
    let id = bob.id.ok_or("a user without an id")?;
    let name = bob.distinguished_name.as_deref().unwrap_or_default();
    stage.step("import bob", name)?;

    let everything = RolePermission::builder()
        .role_name(ROLE)
        .allow_all_objects(true);
    let give = ops.assign_role_permission_to_user().user_id(id);
    give.body_map(|_| everything).send().await?;
    let permissions = ops.get_assigned_role_permissions_for_user().user_id(id);
    let permissions = permissions.send().await?.into_inner().permissions;
    let [permission] = &permissions[..] else {
        return Err("expected that bob has one role".into());
    };
    expect(
        permission.role_name == ROLE && permission.allow_all_objects == Some(true),
        "bob has the role for all objects",
    )?;
    stage.step(
        "give him a role and read it back",
        format_args!("{ROLE}, for all objects"),
    )?;

    let take = ops.unassigned_role_permission_from_user().user_id(id);
    take.role_name(ROLE).send().await?;
    ops.delete_user().id(id).send().await?;
    let error = refused(ops.get_user().id(id).send().await, "a user who is gone")?;
    expect(error.is_not_found(), "a user who is gone is a 404")?;
    stage.step("take it away and remove him", &error)?;

    ops.release().await?;
    server.stop().await;
    Ok(())
}
