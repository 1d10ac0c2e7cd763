//! What is there by default: enough for every operation to have something to show.

use uuid::{Uuid, uuid};

use super::account::{Account, LOCAL_SOURCE, Profile};
use super::directory::{Directory, DirectoryGroup, Person};
use super::group::Group;
use super::permission::{RolePermission, TraversalSpecInstance};
use super::privilege;
use super::role::Role;
use super::scope::Scope;
use super::source::{NameValue, Source};
use super::source_type::source_type;

pub(crate) const DEFAULT_USERNAME: &str = "admin";
pub(crate) const DEFAULT_PASSWORD: &str = "Simulator-1";

/// The role that may do everything; it cannot be changed.
pub(crate) const ADMINISTRATOR: &str = "Administrator";
/// The role that may look at objects.
pub(crate) const READ_ONLY: &str = "ReadOnly";

pub(crate) const ADMIN_ID: Uuid = uuid!("a0000000-0000-4000-8000-000000000001");
const OPERATOR_ID: Uuid = uuid!("a0000000-0000-4000-8000-000000000002");
const VIEWER_ID: Uuid = uuid!("a0000000-0000-4000-8000-000000000003");
const ALICE_ID: Uuid = uuid!("a0000000-0000-4000-8000-000000000004");

/// The group of all users.
pub(crate) const EVERYONE_ID: Uuid = uuid!("b0000000-0000-4000-8000-000000000001");
const NIGHT_SHIFT_ID: Uuid = uuid!("b0000000-0000-4000-8000-000000000002");
const LDAP_ADMINS_ID: Uuid = uuid!("b0000000-0000-4000-8000-000000000003");

const CLUSTERS_ID: Uuid = uuid!("c0000000-0000-4000-8000-000000000001");

pub(crate) const LOCAL_SOURCE_ID: Uuid = uuid!("d0000000-0000-4000-8000-000000000001");
const LDAP_SOURCE_ID: Uuid = uuid!("d0000000-0000-4000-8000-000000000002");
const BROKER_SOURCE_ID: Uuid = uuid!("d0000000-0000-4000-8000-000000000003");

/// Four users: an administrator, a power user, one who may only read, and one who was
/// imported.
pub(crate) fn users() -> Vec<Account> {
    let local = |id, username, password: &str, role| Account {
        password: Some(password.to_owned()),
        permissions: vec![RolePermission::everything(role)],
        ..Account::new(id, username)
    };
    let alice = person("alice", "Alice", "Archer", None);
    vec![
        local(ADMIN_ID, DEFAULT_USERNAME, DEFAULT_PASSWORD, ADMINISTRATOR),
        local(OPERATOR_ID, "operator", "Simulator-2", "PowerUser"),
        local(VIEWER_ID, "viewer", "Simulator-3", READ_ONLY),
        Account {
            source: LDAP_SOURCE_ID,
            password: alice.password,
            profile: alice.profile,
            ..Account::new(ALICE_ID, "alice")
        },
    ]
}

/// All users, some of them, and some that were imported.
pub(crate) fn groups() -> Vec<Group> {
    let described = |group: Group, description: &str| Group {
        display_name: Some(group.name.clone()),
        description: Some(description.to_owned()),
        ..group
    };
    let admins = directory_group("ops-admins", "Who looks after the operations", &[]);
    let imported = Group {
        name: admins.distinguished_name.unwrap_or_default(),
        display_name: Some(admins.name),
        description: admins.description,
        auth_source_id: Some(LDAP_SOURCE_ID),
        user_ids: vec![ALICE_ID],
        permissions: vec![RolePermission::everything("ContentAdmin")],
        ..Group::new(LDAP_ADMINS_ID, "")
    };
    vec![
        Group {
            user_ids: vec![ADMIN_ID, OPERATOR_ID, VIEWER_ID, ALICE_ID],
            ..described(Group::new(EVERYONE_ID, "Everyone"), "All users")
        },
        Group {
            user_ids: vec![OPERATOR_ID],
            permissions: vec![RolePermission {
                scope: Some(CLUSTERS_ID),
                ..RolePermission::nothing("Night Shift")
            }],
            ..described(
                Group::new(NIGHT_SHIFT_ID, "Night Shift"),
                "Who works at night",
            )
        },
        imported,
    ]
}

/// The roles of the product, and one that somebody made.
pub(crate) fn roles() -> Vec<Role> {
    let role = |name: &str, display_name: &str, description: &str, begins: &[&str]| {
        let held = |key: &&str| begins.iter().any(|begin| key.starts_with(begin));
        let keys = privilege::all().map(|privilege| privilege.key).filter(held);
        Role {
            name: name.to_owned(),
            display_name: Some(display_name.to_owned()),
            description: Some(description.to_owned()),
            privileges: keys.map(str::to_owned).collect(),
            system_created: true,
        }
    };
    let views = [
        "alerts.view",
        "content.dashboards.view",
        "content.reports.view",
        "environment.objects.view",
    ];
    vec![
        role(ADMINISTRATOR, "Administrator", "May do everything", &[""]),
        role(
            "ContentAdmin",
            "Content administrator",
            "Looks after dashboards and reports",
            &["content."],
        ),
        role(
            "PowerUser",
            "Power user",
            "May do everything but administration",
            &["alerts.", "content.", "environment."],
        ),
        role(
            READ_ONLY,
            "Read-only",
            "May look at everything but administration",
            &views,
        ),
        Role {
            system_created: false,
            ..role(
                "Night Shift",
                "Night shift",
                "Takes alerts and switches machines on",
                &["alerts.view", "alerts.own", "environment.actions.power"],
            )
        },
    ]
}

/// One scope.
pub(crate) fn scopes(now: i64) -> Vec<Scope> {
    let clusters =
        TraversalSpecInstance::whole("VMWARE", "vSphere World", "vSphere Hosts and Clusters");
    vec![Scope {
        id: CLUSTERS_ID,
        name: "All clusters".to_owned(),
        description: Some("Every host and every machine".to_owned()),
        created_by: ADMIN_ID,
        creation_time: now,
        last_modified_by: ADMIN_ID,
        last_modified_time: now,
        traversal_spec_instances: vec![clusters],
    }]
}

/// The users of the product itself, a directory, and an identity broker.
pub(crate) fn sources(now: i64) -> Vec<Source> {
    let source = |id, name: &str, type_id: &str, properties: &[(&str, &str)], directory| {
        let known = source_type(type_id)?;
        let property = properties.iter();
        Some(Source {
            property: property
                .map(|(name, value)| NameValue::new(name, value))
                .collect(),
            directory,
            ..Source::new(id, name, known, now)
        })
    };
    let ldap = [
        ("host", "ldap.example.com"),
        ("port", "389"),
        ("use-ssl", "false"),
        ("base-domain", "dc=example,dc=com"),
        ("user-name", "cn=reader,dc=example,dc=com"),
        ("password", "Simulator-Directory"),
        ("display-name", "Imported LDAP Server"),
    ];
    let broker = [
        ("host", "broker.example.com"),
        ("user-name", "admin@broker.example.com"),
        ("password", "Simulator-Broker"),
    ];
    let sources = [
        source(
            LOCAL_SOURCE_ID,
            LOCAL_SOURCE,
            "LOCAL",
            &[],
            Directory::default(),
        ),
        source(
            LDAP_SOURCE_ID,
            "Imported LDAP Server",
            "OPEN_LDAP",
            &ldap,
            directory(),
        ),
        source(
            BROKER_SOURCE_ID,
            "Identity Broker",
            "VIDB",
            &broker,
            broker_directory(),
        ),
    ];
    sources.into_iter().flatten().collect()
}

/// Who is in the LDAP directory; the password of each is `Simulator-` and the name.
fn directory() -> Directory {
    Directory {
        people: vec![
            person("alice", "Alice", "Archer", None),
            person("bob", "Bob", "Baker", None),
            person("carol", "Carol", "Cooper", None),
        ],
        groups: vec![
            directory_group(
                "ops-admins",
                "Who looks after the operations",
                &["alice", "bob"],
            ),
            directory_group("ops-readers", "Who only reads", &["carol"]),
        ],
    }
}

/// Whom the identity broker knows.
fn broker_directory() -> Directory {
    let mut readers = directory_group("broker-readers", "Who only reads", &["dave@example.com"]);
    readers.distinguished_name = None;
    readers.external_id = Some("broker-group-1".to_owned());
    readers.domain = Some("example.com".to_owned());
    Directory {
        people: vec![
            person("dave@example.com", "Dave", "Dyer", Some("broker-user-1")),
            person("erin@example.com", "Erin", "Eaton", Some("broker-user-2")),
        ],
        groups: vec![readers],
    }
}

fn person(name: &str, first: &str, last: &str, external_id: Option<&str>) -> Person {
    let login = name.split('@').next().unwrap_or_default();
    let distinguished_name = format!("uid={login},ou=people,dc=example,dc=com");
    Person {
        name: name.to_owned(),
        password: Some(format!("Simulator-{login}")),
        domain: external_id.map(|_| "example.com".to_owned()),
        profile: Profile {
            first_name: Some(first.to_owned()),
            last_name: Some(last.to_owned()),
            email_address: Some(format!("{login}@example.com")),
            distinguished_name: external_id.is_none().then_some(distinguished_name),
            external_id: external_id.map(str::to_owned),
        },
    }
}

fn directory_group(name: &str, description: &str, members: &[&str]) -> DirectoryGroup {
    DirectoryGroup {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        distinguished_name: Some(format!("cn={name},ou=groups,dc=example,dc=com")),
        external_id: None,
        domain: None,
        members: members.iter().map(|member| (*member).to_owned()).collect(),
    }
}
