//! Calls about auth sources.

use suite_api_client::{Client, types};

use super::{CallTargets, Outcome, list, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    let directory = targets.directory;
    Some(match id {
        "getAuthSources" => sent!(client.get_auth_sources()),
        "addAuthSource" => sent!(client.add_auth_source().body_map(|body| ldap(
            body,
            targets,
            &targets.fresh,
            false
        ))),
        "updateAuthSource" => sent!(client.update_auth_source().body_map(|body| {
            let body = ldap(body, targets, CallTargets::SOURCE, false);
            body.id(targets.source)
        })),
        "patchAuthSourceWithCertificateDetails" => {
            let call = client.patch_auth_source_with_certificate_details();
            sent!(call.body_map(|body| accepted(body, targets).id(targets.offered)))
        }
        "testAuthSource" => sent!(client.test_auth_source().body_map(|body| ldap(
            body,
            targets,
            &targets.fresh,
            true
        ))),
        "patchTestAuthSource" => {
            let call = client.patch_test_auth_source();
            sent!(call.body_map(|body| accepted(body, targets)))
        }
        "getVIDBWellKnownURL" => sent!(client.get_vidb_well_known_url()),
        "searchUserGroupsForAuthSource" => {
            let call = client.search_user_groups_for_auth_source().id(directory);
            sent!(call.body_map(|body| body.name("ops-*").domain("example.com".to_owned())))
        }
        "synchronizeUserGroups" => sent!(client.synchronize_user_groups().id(directory)),
        "importUsers" => {
            let users = list(["bob", "carol"]).into_iter().map(|name| {
                let user = types::User::builder().username(name);
                types::User::try_from(user).expect("all that is required is there")
            });
            let users: Vec<_> = users.collect();
            let call = client.import_users().id(directory);
            sent!(call.body_map(|body| body.users(users)))
        }
        "searchUsersForAuthSource" => {
            let call = client.search_users_for_auth_source().id(directory);
            sent!(call.body_map(|body| body.name("*o*").domain("example.com".to_owned())))
        }
        "getAuthSource" => sent!(client.get_auth_source().source_id(targets.source)),
        // The body is for sources of another type; `deleting_with_credentials` has one.
        "deleteAuthSource" => sent!(
            client
                .delete_auth_source()
                .source_id(targets.source)
                .force(false)
        ),
        "getAuthSourceTypes" => sent!(client.get_auth_source_types()),
        "getAuthSourceType" => {
            sent!(
                client
                    .get_auth_source_type()
                    .source_id(&targets.source_type)
            )
        }
        _ => return None,
    })
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
fn accepted(body: types::builder::AuthSource, targets: &CallTargets) -> types::builder::AuthSource {
    let body = ldap(body, targets, CallTargets::OFFERED, true);
    body.certificates(targets.certificates.clone())
}

fn pair(name: &str, value: &str) -> types::NameValue {
    let pair = types::NameValue::builder().name(name).value(value);
    pair.try_into().expect("all that is required is there")
}
