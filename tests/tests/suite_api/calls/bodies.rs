//! The bodies of the calls.

use std::fmt::Debug;

use contract_tests::call::sent;
use suite_api_client::{Client, Secret, types};

use super::Outcome;
use super::targets::{CallTargets, RESOURCES};

/// The keys of two privileges.
pub(super) const KEYS: [&str; 2] = ["administration.accesscontrol.viewpage", "alerts.view"];

/// What a builder with all that is required makes.
pub(super) fn built<T>(builder: impl TryInto<T, Error: Debug>) -> T {
    let value = builder.try_into();
    value.expect("all that is required is there")
}

/// A role for some objects: those of a scope, and those of a tree.
pub(super) fn role_permission(
    body: types::builder::RolePermission,
    targets: &CallTargets,
) -> types::builder::RolePermission {
    body.role_name(&targets.role)
        .allow_all_objects(false)
        .scope_id(targets.scopes[0])
        .traversal_spec_instances([objects()])
}

/// A choice from a tree of objects.
pub(super) fn objects() -> types::TraversalSpecInstance {
    built(chosen_objects(types::TraversalSpecInstance::builder()))
}

pub(super) fn chosen_objects(
    body: types::builder::TraversalSpecInstance,
) -> types::builder::TraversalSpecInstance {
    let selection = types::ResourceSelection::builder()
        .type_("SPECIFIC")
        .resource_id(RESOURCES);
    let selection: types::ResourceSelection = built(selection);
    body.adapter_kind("VMWARE")
        .resource_kind("vSphere World".to_owned())
        .name("vSphere Hosts and Clusters")
        .select_all_resources(false)
        .resource_selection([selection])
}

/// The words as a list that a call takes.
pub(super) fn list(words: [&str; 2]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// Gives a user whatever a request can.
pub(super) fn user_with_everything(
    body: types::builder::User,
    targets: &CallTargets,
) -> types::builder::User {
    let permission = role_permission(types::RolePermission::builder(), targets);
    let permission: types::RolePermission = built(permission);
    body.password(Secret::from(targets.secret.as_str()))
        .first_name("Carla".to_owned())
        .last_name("Contract".to_owned())
        .email_address("carla@example.com".to_owned())
        .distinguished_name("uid=carla,dc=example,dc=com".to_owned())
        .external_id("carla-1".to_owned())
        .enabled(true)
        .group_ids(targets.groups)
        .role_permissions([permission])
        .role_names([targets.role.clone()])
}

/// Gives a local group whatever a request can.
pub(super) fn group_with_everything(
    body: types::builder::UserGroup,
    targets: &CallTargets,
) -> types::builder::UserGroup {
    let permission = role_permission(types::RolePermission::builder(), targets);
    let permission: types::RolePermission = built(permission);
    body.display_name("Contract".to_owned())
        .description("Whom a test groups".to_owned())
        .user_ids(targets.users)
        .role_permissions([permission])
        .role_names([targets.role.clone()])
}

/// A role of this name that has everything.
pub(super) fn role(body: types::builder::UserRole, name: &str) -> types::builder::UserRole {
    body.name(name)
        .display_name("Contract".to_owned())
        .description("What a test allows".to_owned())
        .privilege_keys(list(KEYS))
        .system_created(false)
}

/// A scope of this name that has everything.
pub(super) fn scope(body: types::builder::Scope, name: &str) -> types::builder::Scope {
    body.name(name)
        .description("What a test covers".to_owned())
        .traversal_spec_instances([objects()])
}

/// A directory of this name that has everything, over TLS or not.
pub(crate) fn ldap(
    body: types::builder::AuthSource,
    targets: &CallTargets,
    name: &str,
    has_tls: bool,
) -> types::builder::AuthSource {
    let source_type = types::AuthSourcetype::builder()
        .id("OPEN_LDAP")
        .name("OPEN_LDAP");
    body.name(name).source_type(source_type).property([
        pair("host", &targets.host),
        pair("use-ssl", &has_tls.to_string()),
        pair("base-domain", "dc=example,dc=com"),
        pair("user-name", "cn=reader,dc=example,dc=com"),
        pair("password", &targets.secret),
    ])
}

/// The directory over TLS whose certificates were offered and are accepted.
pub(super) fn accepted(
    body: types::builder::AuthSource,
    targets: &CallTargets,
) -> types::builder::AuthSource {
    let body = ldap(body, targets, CallTargets::OFFERED, true);
    body.certificates(targets.certificates.clone())
}

fn pair(name: &str, value: &str) -> types::NameValue {
    built(types::NameValue::builder().name(name).value(value))
}

/// Deletes the identity broker, with the credentials that it was added with.
pub(crate) async fn deleting_with_credentials(client: &Client, targets: &CallTargets) -> Outcome {
    let pairs = [
        pair("user-name", "admin@broker.example.com"),
        pair("password", &targets.broker_password),
    ];
    let call = client.delete_auth_source().source_id(targets.broker);
    sent!(call.body_map(|body| body.name_value_pairs(pairs)))
}
